package id.lapor.deadline;

import java.io.Serializable;

/**
 * What a new length would mean.
 *
 * @param running clocks that run by the limit as it is; they keep their end. Counted to 1,000
 * @param before how many days it is until then
 * @param beforeUnit of those days
 */
public record LimitPreview(int running, int before, LimitUnit beforeUnit) implements Serializable {

  /** Nobody needs the number beyond this. */
  public static final int COUNTED_TO = 1_000;
}
