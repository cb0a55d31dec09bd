package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Report;
import id.lapor.report.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Why an action on a report or a hand-off is not offered: the role does not cover it, or it stands
 * where it makes no sense. Says nothing that the page does not show anyway.
 */
@ApplicationScoped
public class WithheldActions {

  /** The role does not cover it. */
  static final String ROLE = "role";

  private static final Set<CaseAction> OF_VERIFIERS =
      EnumSet.of(
          CaseAction.VERIFY,
          CaseAction.PEND,
          CaseAction.ARCHIVE,
          CaseAction.MERGE,
          CaseAction.RAISE_URGENCY,
          CaseAction.LOWER_URGENCY,
          CaseAction.EDIT_PUBLIC_TEXT);

  private static final Set<CaseAction> OF_NATIONAL =
      EnumSet.of(CaseAction.UNMERGE, CaseAction.ADD_LEAD, CaseAction.ADD_SUPPORTING);

  private static final Set<CaseAction> OF_ADMINISTRATORS =
      EnumSet.of(
          CaseAction.RESTORE,
          CaseAction.TAKE_DOWN,
          CaseAction.PUT_BACK,
          CaseAction.HOLD,
          CaseAction.LIFT_HOLD,
          CaseAction.ERASE);

  private static final Set<CaseAction> ON_HANDOFFS =
      EnumSet.of(CaseAction.ACCEPT, CaseAction.RETURN, CaseAction.DELEGATE, CaseAction.PUBLISH);

  @Inject Caller caller;

  /** The reasons, by stable names, for all actions on the report that are not among the offered. */
  Map<CaseAction, String> of(Report report, Set<CaseAction> offered) {
    Map<CaseAction, String> reasons = new EnumMap<>(CaseAction.class);
    if (report.erased()) {
      return reasons; // the page says that it was erased
    }
    boolean admin = caller.is(Role.NATIONAL_ADMIN);
    boolean national = admin || caller.is(Role.NATIONAL_VERIFIER);
    boolean verifier =
        national
            || report
                .verifyingInstitution()
                .filter(named -> caller.serves(named.path(), Role.INSTITUTION_ADMIN))
                .isPresent();
    OF_VERIFIERS.forEach(action -> reasons.put(action, verifier ? standing(action, report) : ROLE));
    OF_NATIONAL.forEach(action -> reasons.put(action, national ? standing(action, report) : ROLE));
    OF_ADMINISTRATORS.forEach(
        action -> reasons.put(action, admin ? standing(action, report) : ROLE));
    reasons.put(CaseAction.NOTE, ROLE);
    reasons.put(CaseAction.REPLACE_CODE, "code");
    reasons.put(CaseAction.READ_IDENTITY, report.reporter().anonymous() ? "anonymous" : ROLE);
    reasons.keySet().removeAll(offered);
    return reasons;
  }

  /**
   * The same for taking a hand-off up, giving it back, delegating and answering it; nothing for who
   * could not do any of it, whatever its state.
   */
  Map<CaseAction, String> of(Handoff handoff, Set<CaseAction> offered) {
    Map<CaseAction, String> reasons = new EnumMap<>(CaseAction.class);
    String path = handoff.institution().path();
    boolean desk = caller.serves(path, Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN);
    if (desk || caller.serves(path, Role.UNIT_STAFF, Role.APPROVER)) {
      ON_HANDOFFS.forEach(action -> reasons.put(action, desk ? standing(action, handoff) : "desk"));
      reasons.keySet().removeAll(offered);
    }
    return reasons;
  }

  private static String standing(CaseAction action, Handoff handoff) {
    if (!handoff.status().open()) {
      return "handoff-ended";
    }
    return switch (action) {
      case ACCEPT -> "accepted";
      case RETURN -> handoff.milestones().answeredAt() != null ? "answered" : "binding";
      default -> ROLE;
    };
  }

  private static String standing(CaseAction action, Report report) {
    ReportStatus status = report.status();
    return switch (action) {
      case VERIFY -> status.open() ? "verified" : "ended";
      case PEND ->
          status == ReportStatus.PENDING_INFO ? "asked" : status.open() ? "verified" : "ended";
      case ARCHIVE -> status.open() ? "routed" : "ended";
      case MERGE -> "ended";
      case RAISE_URGENCY -> urgency(report, report.origin().urgent(), "urgent");
      case LOWER_URGENCY -> urgency(report, !report.origin().urgent(), "not-urgent");
      case EDIT_PUBLIC_TEXT -> "no-public-text";
      case UNMERGE -> "not-merged";
      case RESTORE -> "not-archived";
      case TAKE_DOWN -> "not-public";
      case PUT_BACK -> "not-taken-down";
      case HOLD -> "held";
      case LIFT_HOLD -> "not-held";
      case ERASE -> "not-ended";
      case ADD_LEAD -> report.lead().isPresent() ? "has-lead" : lead(report);
      case ADD_SUPPORTING -> status == ReportStatus.RETURNED ? "lead-needed" : "not-routed";
      default -> ROLE;
    };
  }

  private static String urgency(Report report, boolean already, String reason) {
    return !report.status().open() ? "ended" : already ? reason : "national";
  }

  private static String lead(Report report) {
    return report.course().needsDecision() ? "decision" : "not-routed";
  }
}
