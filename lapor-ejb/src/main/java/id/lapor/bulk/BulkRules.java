package id.lapor.bulk;

import id.lapor.handoff.ChosenLine;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Why an act on a line is known to be impossible before anything is tried. A courtesy, which saves
 * trying: the use cases decide for themselves, by the same rules, when the turn of a line comes.
 */
@ApplicationScoped
public class BulkRules {

  /** The line is about a report, and the act about a hand-off. */
  static final String NO_HANDOFF = "bulk-no-handoff";

  /** Whom a supervisory report may reach is decided report by report. */
  static final String ONE_BY_ONE = "bulk-one-by-one";

  private static final String NOT_FOUND = "not-found";
  private static final String ILLEGAL = "illegal-transition";
  private static final String[] DESK = {Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER};
  private static final String[] RESTRICTED = {
    Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER
  };
  private static final String[] HANDLING = {
    Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER, Role.APPROVER, Role.UNIT_STAFF
  };
  private static final Set<ReportStatus> WITH_LEAD =
      Set.of(ReportStatus.ROUTED, ReportStatus.IN_PROGRESS);

  @Inject Caller caller;

  /** The rule that makes it impossible for the caller, or null. */
  String refusal(BulkAct act, ChosenLine line) {
    if (act.ofHandoffs() && line.handoff() == null) {
      return NO_HANDOFF;
    }
    return switch (act) {
      case NOTE -> null;
      case TAKE, GIVE, PUT_BACK -> assigning(act, line);
      case ACCEPT -> accepting(line);
      case DELEGATE -> delegating(line);
      case REMIND -> reminding(line);
      case OFFER_AGAIN -> waiting(line);
      case REROUTE -> rerouting(line);
      case PEND -> pending(line);
      case ARCHIVE -> archiving(line);
      case LEAD -> leading(line);
      case SUPPORT -> supporting(line);
    };
  }

  private String assigning(BulkAct act, ChosenLine line) {
    if (!caller.serves(line.path(), line.supervisory() ? RESTRICTED : HANDLING)) {
      return NOT_FOUND;
    }
    if (!line.handoffStatus().open()) {
      return ILLEGAL;
    }
    boolean others = line.holder() != null && !line.holder().equals(caller.account());
    if (others && !caller.serves(line.path(), DESK)) {
      return "held-by-another";
    }
    return act == BulkAct.GIVE && !line.colleagueServes() ? "unknown-code" : null;
  }

  private String accepting(ChosenLine line) {
    if (!caller.serves(line.path(), DESK)) {
      return NOT_FOUND;
    }
    return line.offer() == null ? ILLEGAL : null;
  }

  private static String waiting(ChosenLine line) {
    return line.offer() == null ? "offer-not-waiting" : null;
  }

  private static String reminding(ChosenLine line) {
    String refusal = waiting(line);
    return refusal == null && line.offer().toldToday() ? "reminded-today" : refusal;
  }

  private String rerouting(ChosenLine line) {
    if (line.supervisory()) {
      return ONE_BY_ONE;
    }
    if (line.targetHolds()) {
      return "holds-already";
    }
    String refusal = waiting(line);
    if (refusal != null) {
      return refusal;
    }
    if (line.offer().binding() && !caller.is(Role.NATIONAL_ADMIN)) {
      return "national-decision-needed";
    }
    return line.offer().delegated() ? "delegated-offer" : null;
  }

  private String delegating(ChosenLine line) {
    if (!caller.serves(line.path(), DESK)) {
      return NOT_FOUND;
    }
    if (line.targetHolds()) {
      return "holds-already";
    }
    if (!line.handoffStatus().open()) {
      return ILLEGAL;
    }
    return line.targetBelow() ? null : "unit-outside-institution";
  }

  private String pending(ChosenLine line) {
    if (!verifies(line)) {
      return NOT_FOUND;
    }
    return line.status() == ReportStatus.SUBMITTED ? null : ILLEGAL;
  }

  private String archiving(ChosenLine line) {
    if (!verifies(line) || line.status() == ReportStatus.RETURNED && !national()) {
      return NOT_FOUND;
    }
    boolean possible =
        line.status() == ReportStatus.SUBMITTED || line.status() == ReportStatus.RETURNED;
    return possible ? null : ILLEGAL;
  }

  private String leading(ChosenLine line) {
    if (line.supervisory()) {
      return ONE_BY_ONE;
    }
    if (line.needsDecision() && !caller.is(Role.NATIONAL_ADMIN)) {
      return "national-decision-needed";
    }
    if (line.targetHolds()) {
      return "holds-already";
    }
    if (line.status() == ReportStatus.RETURNED) {
      return null;
    }
    if (!WITH_LEAD.contains(line.status())) {
      return ILLEGAL;
    }
    return line.hasLead() ? "has-lead" : null;
  }

  private static String supporting(ChosenLine line) {
    if (line.supervisory()) {
      return ONE_BY_ONE;
    }
    if (line.targetHolds()) {
      return "holds-already";
    }
    if (line.status() == ReportStatus.RETURNED) {
      return "lead-needed";
    }
    return WITH_LEAD.contains(line.status()) ? null : ILLEGAL;
  }

  private boolean verifies(ChosenLine line) {
    return national()
        || line.namedPath() != null && caller.serves(line.namedPath(), Role.INSTITUTION_ADMIN);
  }

  private boolean national() {
    return caller.is(Role.NATIONAL_VERIFIER) || caller.is(Role.NATIONAL_ADMIN);
  }
}
