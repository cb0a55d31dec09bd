package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.institution.Institution;
import id.lapor.institution.Zones;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * T7: an institution that is not competent gives a hand-off back, whether its people do or its
 * system. The report is locked by then.
 */
@ApplicationScoped
public class Returning {

  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject Offering offering;
  @Inject HandoffEvents events;
  @Inject Deadlines deadlines;
  @Inject Clock clock;

  /**
   * A delegated hand-off goes back to its parent; a lead's return puts the report before the
   * verifier again when nobody else holds it.
   *
   * @param proposed who is thought competent, or null
   * @throws id.lapor.shared.RuleViolation {@code decision-binds}, {@code already-answered} or
   *     {@code illegal-transition}
   */
  void put(Handoff handoff, String reason, Institution proposed, Actor actor) {
    Instant now = clock.instant();
    List<Handoff> below = handoffs.openBelow(handoff);
    handoff.returnAsNotCompetent(reason, proposed, now);
    assignments.end(handoff);
    below.forEach(delegated -> withdraw(delegated, now));
    deadlines.cancelAll(handoff.report().id(), handoff.id(), now);
    Map<String, String> facts = new LinkedHashMap<>();
    if (proposed != null) {
      facts.put("proposed", proposed.code());
      facts.put("proposedName", proposed.name());
    }
    events.append(handoff, EventType.HANDOFF_RETURNED, actor, facts, Map.of("reason", reason));
    tellReport(handoff);
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
    events.append(handoff, EventType.HANDOFF_WITHDRAWN, Actor.SYSTEM);
  }
}
