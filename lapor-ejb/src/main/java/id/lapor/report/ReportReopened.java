package id.lapor.report;

/** A completed report goes on. */
public record ReportReopened(Report report) {}
