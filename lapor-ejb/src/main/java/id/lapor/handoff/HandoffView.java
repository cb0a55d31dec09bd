package id.lapor.handoff;

import id.lapor.deadline.DeadlineView;
import id.lapor.institution.Institution;
import id.lapor.report.ReportStatus;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A hand-off as officers in scope see it.
 *
 * @param id UUID
 * @param parent id of the hand-off that it was delegated from, or null
 * @param report tracking id
 * @param reportTitle public title, or null while there is none
 * @param actions what the caller may do with it now
 * @param withheld why not, for the other actions on it: a stable name of the reason
 * @param holder who works on it, or null
 */
public record HandoffView(
    String id,
    long version,
    String parent,
    String report,
    ReportStatus reportStatus,
    String reportTitle,
    String institutionCode,
    String institutionName,
    HandoffRole role,
    HandoffStatus status,
    String ask,
    boolean binding,
    Instant offeredAt,
    Instant sentAt,
    Instant deliveredAt,
    Instant acceptedAt,
    Instant answeredAt,
    Instant endedAt,
    String returnReason,
    String proposedCode,
    String proposedName,
    List<AnswerView> answers,
    List<DeadlineView> deadlines,
    Set<CaseAction> actions,
    Map<CaseAction, String> withheld,
    Holder holder)
    implements Serializable {

  static HandoffView of(
      Handoff handoff,
      List<AnswerView> answers,
      List<DeadlineView> deadlines,
      Set<CaseAction> actions,
      Map<CaseAction, String> withheld,
      Holder holder) {
    return new HandoffView(
        handoff.uuid(),
        handoff.version(),
        handoff.parent().map(Handoff::uuid).orElse(null),
        handoff.report().trackingId().digits(),
        handoff.report().status(),
        handoff.report().face().title(),
        handoff.institution().code(),
        handoff.institution().name(),
        handoff.role(),
        handoff.status(),
        handoff.ask(),
        handoff.binding(),
        handoff.milestones().offeredAt(),
        handoff.milestones().sentAt(),
        handoff.milestones().deliveredAt(),
        handoff.milestones().acceptedAt(),
        handoff.milestones().answeredAt(),
        handoff.milestones().endedAt(),
        handoff.returnReason(),
        handoff.proposedInstitution().map(Institution::code).orElse(null),
        handoff.proposedInstitution().map(Institution::name).orElse(null),
        answers,
        deadlines,
        actions,
        withheld,
        holder);
  }

  /** Whether the caller may do this now. */
  public boolean allows(String action) {
    return actions.contains(CaseAction.valueOf(action));
  }
}
