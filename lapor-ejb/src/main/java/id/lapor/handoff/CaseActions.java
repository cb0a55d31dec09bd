package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.report.Report;
import id.lapor.report.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the caller may do now, so that pages show the buttons that work. A courtesy: the use cases
 * decide for themselves.
 */
@ApplicationScoped
public class CaseActions {

  @Inject Caller caller;
  @Inject CaseScope scope;
  @Inject OfferWaits waits;

  Set<CaseAction> of(Report report) {
    Set<CaseAction> actions = EnumSet.noneOf(CaseAction.class);
    if (report.erased()) {
      return actions; // nothing of it changes any more
    }
    boolean admin = caller.is(Role.NATIONAL_ADMIN);
    boolean national = admin || caller.is(Role.NATIONAL_VERIFIER);
    boolean verifier =
        national
            || report
                .verifyingInstitution()
                .filter(named -> caller.serves(named.path(), Role.INSTITUTION_ADMIN))
                .isPresent();
    if (verifier) {
      addVerifiers(report, national, actions);
    }
    if (national && routed(report.status())) {
      addRouting(report, admin, actions);
    }
    if (admin) {
      addAdministrators(report, actions);
    }
    if (!caller.is(Role.AUDITOR) || national) {
      actions.add(CaseAction.NOTE);
    }
    boolean counter =
        report
            .origin()
            .enteringInstitution()
            .filter(entering -> caller.serves(entering.path(), Role.CHANNEL_OPERATOR))
            .isPresent();
    if (national || counter) {
      actions.add(CaseAction.REPLACE_CODE);
    }
    if (!report.reporter().anonymous() && readsIdentity(report, national)) {
      actions.add(CaseAction.READ_IDENTITY);
    }
    return actions;
  }

  Set<CaseAction> of(Handoff handoff) {
    Set<CaseAction> actions = EnumSet.noneOf(CaseAction.class);
    if (!handoff.status().open()) {
      return actions;
    }
    actions.addAll(on(handoff));
    boolean desk = at(handoff, Role.LIAISON_OFFICER) || at(handoff, Role.INSTITUTION_ADMIN);
    boolean untouched =
        handoff.status() == HandoffStatus.OFFERED || handoff.status() == HandoffStatus.DELIVERED;
    if (desk && untouched) {
      actions.add(CaseAction.ACCEPT);
    }
    if (desk && handoff.milestones().answeredAt() == null && !handoff.binding()) {
      actions.add(CaseAction.RETURN);
    }
    if (desk) {
      actions.add(CaseAction.DELEGATE);
      actions.add(CaseAction.PUBLISH);
    }
    if (desk || at(handoff, Role.UNIT_STAFF) || at(handoff, Role.APPROVER)) {
      actions.add(CaseAction.DRAFT);
      actions.add(CaseAction.ASSIGN);
    }
    if (at(handoff, Role.APPROVER) || at(handoff, Role.INSTITUTION_ADMIN)) {
      actions.add(CaseAction.APPROVE);
    }
    return actions;
  }

  /** What may be done about an offer that nobody takes up. */
  Set<CaseAction> on(Handoff handoff) {
    Set<CaseAction> actions = EnumSet.noneOf(CaseAction.class);
    if (!handoff.status().waiting() || !scope.offers(handoff)) {
      return actions;
    }
    if (waits.isRemindable(handoff)) {
      actions.add(CaseAction.REMIND);
    }
    if (waits.isLong(handoff)) {
      actions.add(CaseAction.OFFER_AGAIN);
      boolean decides = caller.is(Role.NATIONAL_ADMIN);
      boolean routes = decides || caller.is(Role.NATIONAL_VERIFIER);
      if (routes && handoff.parent().isEmpty() && (decides || !handoff.binding())) {
        actions.add(CaseAction.REROUTE);
      }
    }
    return actions;
  }

  private static void addVerifiers(Report report, boolean national, Set<CaseAction> actions) {
    ReportStatus status = report.status();
    if (status == ReportStatus.SUBMITTED) {
      actions.addAll(EnumSet.of(CaseAction.VERIFY, CaseAction.PEND, CaseAction.ARCHIVE));
    }
    if (status == ReportStatus.RETURNED && national) {
      actions.add(CaseAction.ARCHIVE);
    }
    if (status.open()) {
      actions.add(CaseAction.MERGE);
    }
    if (status == ReportStatus.MERGED && national) {
      actions.add(CaseAction.UNMERGE);
    }
    if (status.open() && (national || report.course().routedAt() == null)) {
      boolean urgent = report.origin().urgent();
      actions.add(urgent ? CaseAction.LOWER_URGENCY : CaseAction.RAISE_URGENCY);
      actions.add(CaseAction.CORRECT_CATEGORY);
      actions.add(CaseAction.CORRECT_PLACE);
    }
    if (report.face().title() != null) {
      actions.add(CaseAction.EDIT_PUBLIC_TEXT);
    }
  }

  private static void addRouting(Report report, boolean admin, Set<CaseAction> actions) {
    boolean decided = admin || !report.course().needsDecision();
    if (report.lead().isEmpty() && decided) {
      actions.add(CaseAction.ADD_LEAD);
    }
    if (report.status() != ReportStatus.RETURNED) {
      actions.add(CaseAction.ADD_SUPPORTING);
    }
  }

  private static void addAdministrators(Report report, Set<CaseAction> actions) {
    if (report.status() == ReportStatus.ARCHIVED) {
      actions.add(CaseAction.RESTORE);
    }
    if (report.face().published()) {
      actions.add(CaseAction.TAKE_DOWN);
    }
    if (report.face().takenDown()) {
      actions.add(CaseAction.PUT_BACK);
    }
    boolean held = report.erasure().heldSince().isPresent();
    actions.add(held ? CaseAction.LIFT_HOLD : CaseAction.HOLD);
    if (!report.status().open()) {
      actions.add(CaseAction.ERASE); // its form says what else stands against it
    }
  }

  private boolean readsIdentity(Report report, boolean national) {
    boolean handling = caller.is(Role.INSTITUTION_ADMIN) || caller.is(Role.LIAISON_OFFICER);
    return national || (handling && !report.supervisory());
  }

  private static boolean routed(ReportStatus status) {
    return status == ReportStatus.ROUTED
        || status == ReportStatus.IN_PROGRESS
        || status == ReportStatus.RETURNED;
  }

  private boolean at(Handoff handoff, String role) {
    Institution institution = handoff.institution();
    return caller.serves(institution.path(), role);
  }
}
