package id.lapor.report;

/**
 * A report was erased, in the transaction that is going on: whoever keeps something of it forgets
 * it too.
 */
public record ReportErased(Report report) {}
