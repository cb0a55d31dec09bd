package id.lapor.outbox;

import java.time.Instant;

/**
 * The system of an institution has taken nothing from its queue for longer than it may, though
 * something waits there. Said once, until it takes something again.
 *
 * @param institutionId whose queue it is
 * @param code its code
 * @param since when the first of what waits could have been taken
 */
public record QueueSilent(long institutionId, String code, Instant since) {}
