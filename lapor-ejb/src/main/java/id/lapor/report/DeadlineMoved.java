package id.lapor.report;

import id.lapor.deadline.Deadline;
import java.time.Instant;

/**
 * The days off changed, and with them the end of a clock. Fired in the transaction that moved it.
 *
 * @param before the end that it had until now
 */
public record DeadlineMoved(Report report, Deadline deadline, Instant before) {}
