package id.lapor.handoff;

import id.lapor.report.Cursor;
import java.io.Serializable;

/** A work list, what of it is shown, and in which order. */
public record WorkQuery(WorkList list, WorkFilter filter, WorkSort sort) implements Serializable {

  /** The whole list in its usual order. */
  public static WorkQuery of(WorkList list) {
    return new WorkQuery(list, WorkFilter.NONE, WorkSort.OLDEST);
  }

  boolean ascending() {
    return sort == WorkSort.OLDEST;
  }

  Cursor start() {
    return ascending() ? Cursor.oldest() : Cursor.newest();
  }
}
