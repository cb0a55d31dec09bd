package id.lapor.handoff;

import id.lapor.report.ReportFile;
import id.lapor.report.TimelineEntry;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A report with its hand-offs and its life, as an officer in scope sees it.
 *
 * @param actions what the caller may do with the report now
 */
public record CaseView(
    ReportFile report,
    List<HandoffView> handoffs,
    List<TimelineEntry> timeline,
    Set<CaseAction> actions)
    implements Serializable {

  /** Whether the caller may do this now. */
  public boolean allows(String action) {
    return actions.contains(CaseAction.valueOf(action));
  }
}
