package id.lapor.report;

/** A report ended otherwise than by completion: withdrawn, archived or merged. */
public record ReportEnded(Report report) {}
