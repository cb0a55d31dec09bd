package id.lapor.handoff;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How an offer has waited for somebody to take it up.
 *
 * @param worked the working time since the offer, by the calendar and zone of its institution
 * @param byQueue whether it goes to the queue of a system; else to the portal
 * @param sentAt when it went out for the last time, or null
 * @param deliveredAt when it arrived, or null
 * @param reminders how often its institution was reminded
 * @param remindedAt when for the last time, or null
 * @param actions what the caller may do about it now
 */
public record OfferWait(
    Duration worked,
    boolean byQueue,
    Instant sentAt,
    Instant deliveredAt,
    int reminders,
    Instant remindedAt,
    Set<CaseAction> actions)
    implements Serializable {

  static OfferWait of(Milestones times, Duration worked, boolean byQueue, Set<CaseAction> actions) {
    return new OfferWait(
        worked,
        byQueue,
        times.lastSentAt(),
        times.deliveredAt(),
        times.reminders(),
        times.remindedAt(),
        actions);
  }

  /** Whole working hours since the offer. */
  public long hours() {
    return worked.toHours();
  }
}
