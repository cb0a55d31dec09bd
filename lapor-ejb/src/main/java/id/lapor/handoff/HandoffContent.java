package id.lapor.handoff;

import id.lapor.deadline.DeadlineView;
import id.lapor.report.ReportContent;
import java.util.List;

/**
 * What an institution's own system is told of a hand-off and its report.
 *
 * @param reportId the key of the report; stays inside
 * @param status how the hand-off stands
 * @param ask what is asked of the institution in particular, or null
 * @param binding whether the national administrator decided it: then it cannot be returned
 * @param deadlines its clocks that ask for something, the nearest first
 * @param earlier those that returned the report before, the latest first
 */
public record HandoffContent(
    String id,
    Long reportId,
    HandoffStatus status,
    String ask,
    boolean binding,
    ReportContent report,
    List<DeadlineView> deadlines,
    List<EarlierHolder> earlier) {

  static HandoffContent of(
      Handoff handoff,
      ReportContent report,
      List<DeadlineView> deadlines,
      List<EarlierHolder> earlier) {
    return new HandoffContent(
        handoff.uuid(),
        handoff.report().id(),
        handoff.status(),
        handoff.ask(),
        handoff.binding(),
        report,
        deadlines,
        earlier);
  }

  /** Says nothing, so that no log can tell what it is about. */
  @Override
  public String toString() {
    return "HandoffContent[" + id + "]";
  }
}
