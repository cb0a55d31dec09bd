package id.lapor.report;

import java.util.Map;

/**
 * Something has happened to a report, in the transaction that is going on. Whoever observes it adds
 * to that transaction and changes neither report nor event.
 *
 * @param report the report, locked or new
 * @param event what happened
 * @param facts names and codes that belong to the event, never free text
 */
public record ReportHappened(Report report, ReportEvent event, Map<String, String> facts) {

  /** Copies the facts. */
  public ReportHappened {
    facts = Map.copyOf(facts);
  }
}
