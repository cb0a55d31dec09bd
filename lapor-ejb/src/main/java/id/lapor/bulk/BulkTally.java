package id.lapor.bulk;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How many lines of a job are in which state. */
public record BulkTally(Map<BulkItemState, Integer> counts) implements Serializable {

  /** That of a job that has ended: what was neither done nor refused nor left out was stopped. */
  static BulkTally ended(int total, int leftOut, int done, int refused, int failed) {
    Map<BulkItemState, Integer> counts = new EnumMap<>(BulkItemState.class);
    counts.put(BulkItemState.DONE, done);
    counts.put(BulkItemState.REFUSED, refused);
    counts.put(BulkItemState.FAILED, failed);
    counts.put(BulkItemState.LEFT_OUT, leftOut);
    counts.put(BulkItemState.CANCELLED, total - leftOut - done - refused - failed);
    return new BulkTally(counts);
  }

  /** How many are in this state. */
  public int of(BulkItemState state) {
    return counts.getOrDefault(state, 0);
  }

  /** How many will not change any more. */
  public int ended() {
    return counts.values().stream().mapToInt(Integer::intValue).sum() - of(BulkItemState.WAITING);
  }
}
