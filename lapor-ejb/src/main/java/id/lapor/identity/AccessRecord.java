package id.lapor.identity;

import java.time.Instant;

/**
 * One reading of a reporter's identity, as the reporter may see it.
 *
 * @param at when, by the database's clock
 * @param actor the account that read
 * @param purpose why
 */
public record AccessRecord(Instant at, String actor, Purpose purpose) {}
