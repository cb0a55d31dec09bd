package id.lapor.handoff;

import java.time.Instant;

/**
 * An institution that had the report before and gave it back.
 *
 * @param reason what it said why it was not competent
 */
public record EarlierHolder(String code, String name, Instant returnedAt, String reason) {}
