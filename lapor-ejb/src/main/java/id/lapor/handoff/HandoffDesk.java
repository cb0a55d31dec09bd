package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Reports;
import id.lapor.report.Triage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * What an institution does with a hand-off besides answering: take it up, return it, pass it on.
 */
@Stateless
public class HandoffDesk {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject CaseScope scope;
  @Inject Offering offering;
  @Inject Institutions institutions;
  @Inject Returning returning;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /** The institution takes the hand-off up. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public void accept(String id, long version) {
    Handoff handoff = scope.locked(id);
    Actor actor = scope.at(handoff, Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN);
    handoff.requireVersion(version);
    handoff.accept(clock.instant());
    events.append(handoff, EventType.HANDOFF_ACCEPTED, actor);
    reports.flush();
  }

  /**
   * T7: the institution is not competent. A delegated hand-off goes back to its parent; a lead's
   * return puts the report before the verifier again when nobody else holds it.
   *
   * @param proposed code of the institution that is thought competent, or null
   */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public void returnAsNotCompetent(String id, long version, String reason, String proposed) {
    Handoff handoff = scope.locked(id);
    Actor actor = scope.at(handoff, Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER);
    handoff.requireVersion(version);
    new InputRules()
        .required("reason", reason)
        .text("reason", reason, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    Institution target = proposed(proposed);
    returning.put(handoff, reason.strip(), target, actor);
    reports.flush();
  }

  /** T9: passes the hand-off down to a unit; the institution stays accountable. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public String delegate(String id, long version, String unitCode) {
    Handoff handoff = scope.locked(id);
    Actor actor = scope.at(handoff, Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN);
    handoff.requireVersion(version);
    new InputRules().required("unit", unitCode).refuseIfBroken();
    Institution unit = InputRules.known("unit", institutions.find(unitCode));
    if (handoffs.holds(handoff.report(), unit)) {
      throw handoff.refusal("holds-already", "The unit holds the report already");
    }
    Handoff delegated = handoff.delegateTo(unit, clock.instant());
    offering.put(delegated, EventType.HANDOFF_DELEGATED, actor);
    reports.flush();
    return delegated.uuid();
  }

  private Institution proposed(String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    Optional<Institution> found = institutions.find(code);
    return InputRules.known("proposedInstitution", found);
  }
}
