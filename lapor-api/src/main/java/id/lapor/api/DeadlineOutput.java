package id.lapor.api;

import id.lapor.deadline.DeadlineView;
import java.time.Instant;
import java.util.List;

/**
 * A legal limit with what explains it.
 *
 * @param timer the clock
 * @param dueAt the last second that is in time
 * @param unit what is counted
 * @param amount how many of it
 * @param state how it stands
 * @param legalSource where the limit is written
 * @param startedAt when the clock started; the days count from the day after
 */
public record DeadlineOutput(
    String timer,
    Instant dueAt,
    String unit,
    int amount,
    String state,
    String legalSource,
    Instant startedAt) {

  /** The limits in the order given. */
  public static List<DeadlineOutput> of(List<DeadlineView> deadlines) {
    return deadlines.stream()
        .map(
            view ->
                new DeadlineOutput(
                    view.timer().name(),
                    view.dueAt(),
                    view.unit().name(),
                    view.amount(),
                    view.state().name(),
                    view.legalSource(),
                    view.startedAt()))
        .toList();
  }
}
