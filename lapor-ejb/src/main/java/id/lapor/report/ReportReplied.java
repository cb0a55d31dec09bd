package id.lapor.report;

/**
 * The reporter replied on a report that institutions hold.
 *
 * @param event key of the event that has the text
 */
public record ReportReplied(Report report, Long event) {}
