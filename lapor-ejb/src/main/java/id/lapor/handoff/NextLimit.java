package id.lapor.handoff;

import id.lapor.deadline.Timer;
import java.io.Serializable;
import java.time.Instant;

/**
 * Of all limits of a report that run, the one that ends first.
 *
 * @param timer what must be done
 * @param dueAt when it ends
 * @param daysLeft working days until then in the zone of whoever owes it: 0 on the last day,
 *     negative once it is over
 */
public record NextLimit(Timer timer, Instant dueAt, int daysLeft) implements Serializable {}
