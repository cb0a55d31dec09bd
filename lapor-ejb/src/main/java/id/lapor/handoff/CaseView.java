package id.lapor.handoff;

import id.lapor.report.ReportFile;
import id.lapor.report.TimelineEntry;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report with its hand-offs and its life, as an officer in scope sees it.
 *
 * @param actions what the caller may do with the report now
 * @param withheld why not, for the other actions on the report: a stable name of the reason
 * @param next the limit that ends first, or null while none runs
 */
public record CaseView(
    ReportFile report,
    List<HandoffView> handoffs,
    List<TimelineEntry> timeline,
    Set<CaseAction> actions,
    Map<CaseAction, String> withheld,
    NextLimit next)
    implements Serializable {

  /** Whether the caller may do this now. */
  public boolean allows(String action) {
    return actions.contains(CaseAction.valueOf(action));
  }
}
