package id.lapor.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * One reading of a reporter's identity, for those who watch over it.
 *
 * @param number of the record, by which it can be referred to
 * @param at when, by the database's clock
 * @param actor the account that read, or what did
 * @param title function of the account; the actor itself when it is none
 * @param purpose why
 */
public record IdentityReading(long number, Instant at, String actor, String title, Purpose purpose)
    implements Serializable {}
