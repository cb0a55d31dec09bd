package id.lapor.deadline;

/**
 * An administrator set a limit for days to come, or took such a one back.
 *
 * @param key the clock and the class of reports, as {@code RESOLVE COMPLAINT}
 * @param taken whether it was taken back
 * @param detail length, first day and source
 */
public record LimitChanged(String key, boolean taken, String detail) {}
