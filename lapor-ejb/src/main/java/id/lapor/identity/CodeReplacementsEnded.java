package id.lapor.identity;

/**
 * Every token of a report is void: a newer one was asked for, or an officer replaced the code. What
 * was promised to the reporter and not yet sent is not to be sent any more.
 */
public record CodeReplacementsEnded(long reportId) {}
