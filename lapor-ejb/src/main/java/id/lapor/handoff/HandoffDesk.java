package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import id.lapor.report.Triage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an institution does with a hand-off besides answering: take it up, return it, pass it on.
 */
@Stateless
public class HandoffDesk {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject CaseScope scope;
  @Inject Offering offering;
  @Inject Institutions institutions;
  @Inject Deadlines deadlines;
  @Inject ReportEvents events;
  @Inject Clock clock;

  /** The institution takes the hand-off up. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public void accept(String id, long version) {
    Handoff handoff = lock(id);
    Actor actor = scope.at(handoff, Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN);
    handoff.requireVersion(version);
    handoff.accept(clock.instant());
    event(handoff, EventType.HANDOFF_ACCEPTED, actor, Map.of(), Map.of());
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
    Handoff handoff = lock(id);
    Actor actor = scope.at(handoff, Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER);
    handoff.requireVersion(version);
    new InputRules()
        .required("reason", reason)
        .text("reason", reason, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    Institution target = proposed(proposed);
    Instant now = clock.instant();
    List<Handoff> below = handoffs.openBelow(handoff);
    handoff.returnAsNotCompetent(reason.strip(), target, now);
    assignments.end(handoff);
    below.forEach(delegated -> withdraw(delegated, now));
    deadlines.cancelAll(handoff.report().id(), handoff.id(), now);
    Map<String, String> facts = new LinkedHashMap<>();
    if (target != null) {
      facts.put("proposed", target.code());
      facts.put("proposedName", target.name());
    }
    event(handoff, EventType.HANDOFF_RETURNED, actor, facts, Map.of("reason", reason.strip()));
    tellReport(handoff);
    reports.flush();
  }

  /** T9: passes the hand-off down to a unit; the institution stays accountable. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN})
  public String delegate(String id, long version, String unitCode) {
    Handoff handoff = lock(id);
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

  /** Without a lead the verifier's clock runs again: somebody has to find the right one. */
  private void tellReport(Handoff handoff) {
    Report report = handoff.report();
    if (handoff.parent().isPresent()) {
      return;
    }
    boolean othersHoldIt = !handoffs.openOnes(report).isEmpty();
    if (handoff.role() == HandoffRole.LEAD) {
      report.leadReturned(othersHoldIt);
      deadlines.start(
          Timer.VERIFY, report.id(), null, report.limitClass(), clock.instant(), Zones.WIB);
    } else if (!othersHoldIt) {
      report.heldByNobody();
    }
  }

  private void withdraw(Handoff handoff, Instant now) {
    handoff.withdraw(now);
    assignments.end(handoff);
    deadlines.cancelAll(handoff.report().id(), handoff.id(), now);
    offering.promise(handoff, MessageType.WITHDRAWAL);
    event(handoff, EventType.HANDOFF_WITHDRAWN, Actor.SYSTEM, Map.of(), Map.of());
  }

  private Institution proposed(String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    Optional<Institution> found = institutions.find(code);
    return InputRules.known("proposedInstitution", found);
  }

  private Handoff lock(String id) {
    Handoff found = handoffs.require(id);
    scope.viewer(found);
    reports.lock(found.report().id());
    return handoffs.refreshed(found);
  }

  private void event(
      Handoff handoff,
      EventType type,
      Actor actor,
      Map<String, String> facts,
      Map<String, String> text) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("institution", handoff.institution().code());
    all.put("institutionName", handoff.institution().name());
    events.append(handoff.report(), type, actor, handoff.uuid(), all, text);
  }
}
