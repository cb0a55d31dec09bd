package id.lapor.report;

/** A report was completed. */
public record ReportCompleted(Report report) {}
