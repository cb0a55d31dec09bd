package id.lapor.report;

/** The reporter replied on a report that institutions hold. */
public record ReportReplied(Report report) {}
