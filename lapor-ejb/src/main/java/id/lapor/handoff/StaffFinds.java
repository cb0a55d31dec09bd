package id.lapor.handoff;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a search found.
 *
 * @param items the newest first
 * @param next where it goes on, or null at the end
 * @param back how far back it has looked when it stopped before the page was full, or null
 */
public record StaffFinds(List<StaffFind> items, String next, Instant back) implements Serializable {

  /**
   * Where a report stands among these and what lies beside it, when these are all from the first to
   * the last; empty when it is not among them.
   *
   * @param key of the report
   */
  public Optional<WorkStep> step(String key) {
    return IntStream.range(0, items.size())
        .filter(i -> items.get(i).key().equals(key))
        .mapToObj(
            i -> new WorkStep(true, i + 1, items.size(), false, neighbour(i - 1), neighbour(i + 1)))
        .findFirst();
  }

  private WorkStep.Neighbour neighbour(int index) {
    if (index < 0 || index == items.size()) {
      return null;
    }
    StaffFind find = items.get(index);
    return new WorkStep.Neighbour(find.key(), find.trackingId());
  }
}
