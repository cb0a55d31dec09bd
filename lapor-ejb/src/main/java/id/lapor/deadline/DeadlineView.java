package id.lapor.deadline;

import java.io.Serializable;
import java.time.Instant;

/**
 * A deadline as others see it, with what explains it.
 *
 * <p>Receipts are kept as text and read again: it has one constructor, by which that works.
 *
 * @param timer the clock
 * @param dueAt the last second that is in time
 * @param unit working days or calendar days
 * @param amount how many of them
 * @param state how it stands
 * @param legalSource where the limit is written
 * @param startedAt when the clock started; the days count from the day after
 * @param firstDueAt the end that it had before the days off changed; null when it never moved
 */
public record DeadlineView(
    Timer timer,
    Instant dueAt,
    LimitUnit unit,
    int amount,
    DeadlineState state,
    String legalSource,
    Instant startedAt,
    Instant firstDueAt)
    implements Serializable {

  /** True when the days off changed meanwhile, and its end with them. */
  public boolean moved() {
    return firstDueAt != null;
  }

  /** True while the clock runs. */
  public boolean running() {
    return state == DeadlineState.RUNNING;
  }

  /** True when the limit has passed without what was due, at {@code now}. */
  public boolean overdue(Instant now) {
    return state == DeadlineState.MISSED || (running() && !now.isBefore(dueAt.plusSeconds(1)));
  }
}
