package id.lapor.handoff;

import java.io.Serializable;
import java.util.Map;

/**
 * How much waits in each of somebody's lists; counting stops at {@link #MOST}.
 *
 * @param lists their lists, in the order in which they are offered
 */
public record WorkCount(Map<WorkList, Integer> lists) implements Serializable {

  /** A count of so many means that many or more. */
  public static final int MOST = 1_000;

  /** How much waits in this list; nothing in one that is not theirs. */
  public int of(WorkList list) {
    return lists.getOrDefault(list, 0);
  }
}
