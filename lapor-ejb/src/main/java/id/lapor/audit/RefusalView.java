package id.lapor.audit;

import java.time.Instant;

/**
 * A refusal as an auditor reads it.
 *
 * @param id its place in the journal, rising with time
 * @param at when it was refused
 * @param account who asked, or null for visitors and reporters
 * @param useCase what was asked for, as {@code Class.method}
 * @param rule the rule that refused it, in kebab case
 * @param report digits of the tracking id asked for, or null
 * @param handoff id of the hand-off asked for, or null
 * @param source keyed hash of the client's address, {@code none} for our own work
 * @param leftOut how many refusals of visitors went unrecorded just before
 */
public record RefusalView(
    long id,
    Instant at,
    String account,
    String useCase,
    String rule,
    String report,
    String handoff,
    String source,
    int leftOut) {}
