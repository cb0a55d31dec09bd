package id.lapor.report;

/** A merged report is on its own again, with the status it had. */
public record ReportUnmerged(Report report) {}
