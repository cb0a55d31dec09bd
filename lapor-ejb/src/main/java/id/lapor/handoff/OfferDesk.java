package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.institution.Zones;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Reports;
import id.lapor.report.Triage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What can be done about an offer that nobody takes up: remind its institution, offer it anew, or
 * give it to another one. Whoever routes for the country may, and of a delegated one the desk that
 * passed it on; only the former gives it to another institution.
 */
@Stateless
public class OfferDesk {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject Offering offering;
  @Inject HandoffEvents events;
  @Inject OfferWaits waits;
  @Inject Institutions institutions;
  @Inject Deadlines deadlines;
  @Inject Clock clock;

  /**
   * Reminds the institution of the offer: its officers get a notice, and its queue the offer once
   * more. Once in a working day at most, and not on the day of the offer.
   *
   * @throws id.lapor.shared.RuleViolation {@code offer-not-waiting} or {@code reminded-today}
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public void remind(String id) {
    Handoff handoff = scope.locked(id);
    Actor actor = scope.offerer(handoff);
    waits.requireRemindable(handoff);
    handoffs.noteReminded(handoff, clock.instant());
    offering.promiseAgain(handoff, MessageType.OFFER);
    events.append(handoff, EventType.HANDOFF_REMINDED, actor);
    reports.flush();
  }

  /**
   * Withdraws the offer and makes it anew to the same institution, by the way that serves it today.
   * The clocks go on as they were.
   *
   * @return id of the new hand-off
   * @throws id.lapor.shared.RuleViolation {@code offer-not-waiting} or {@code offer-too-young}
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public String offerAgain(String id, long version) {
    Handoff former = scope.locked(id);
    Actor actor = scope.offerer(former);
    former.requireVersion(version);
    waits.requireLong(former);
    withdraw(former, actor, null);
    Handoff fresh = former.renewed(clock.instant());
    offering.replace(former, fresh, actor);
    reports.flush();
    return fresh.uuid();
  }

  /**
   * Withdraws the offer and makes it to another institution, in the same role and with clocks that
   * start now. What the national administrator decided, only they decide anew.
   *
   * @param reason why; the institution that had it does not read it, officers of the report do
   * @return id of the new hand-off
   * @throws id.lapor.shared.RuleViolation {@code offer-not-waiting}, {@code offer-too-young},
   *     {@code national-decision-needed}, {@code delegated-offer}, or with every field that breaks
   *     a rule
   */
  @RolesAllowed({Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN})
  public String reroute(String id, long version, String institutionCode, String reason) {
    Handoff former = scope.locked(id);
    Actor actor = scope.offerer(former);
    former.requireVersion(version);
    waits.requireLong(former);
    if (former.binding() && !caller.is(Role.NATIONAL_ADMIN)) {
      throw former.refusal("national-decision-needed", "It was given by a decision that binds");
    }
    if (former.parent().isPresent()) {
      throw former.refusal("delegated-offer", "Its institution passes it to another unit");
    }
    new InputRules()
        .required("institution", institutionCode)
        .required("reason", reason)
        .text("reason", reason, 1, Triage.MAX_REASON)
        .refuseIfBroken();
    Institution next = next(former, institutionCode);
    withdraw(former, actor, reason.strip());
    deadlines.cancelAll(former.report().id(), former.id(), clock.instant());
    offering.moved(former, next);
    Handoff fresh =
        offering.offer(former.report(), next, former.role(), former.ask(), former.binding(), actor);
    reports.flush();
    return fresh.uuid();
  }

  private Institution next(Handoff former, String code) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.WIB);
    Institution next = InputRules.known("institution", institutions.validOn(code, today));
    new InputRules()
        .that(
            !handoffs.holds(former.report(), next),
            "institution",
            "holds-already",
            "The institution holds the report already")
        .refuseIfBroken();
    return next;
  }

  /** Before the next one is kept: of one institution a report has one open hand-off. */
  private void withdraw(Handoff handoff, Actor actor, String reason) {
    Instant now = clock.instant();
    handoff.withdraw(now);
    assignments.end(handoff);
    offering.promise(handoff, MessageType.WITHDRAWAL);
    events.append(
        handoff,
        EventType.HANDOFF_WITHDRAWN,
        actor,
        Map.of("untaken", "true"),
        reason == null ? Map.of() : Map.of("reason", reason));
    reports.flush();
  }
}
