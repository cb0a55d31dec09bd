package id.lapor.handoff;

import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.InputRules;
import id.lapor.report.Reports;
import id.lapor.watch.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/**
 * What an institution's own system does with a hand-off, by the rules that hold for its people. It
 * decides on no version: what it says was said of the hand-off as it knew it, and a later step
 * implies the earlier ones, so that saying them late or again changes nothing. Times are those of
 * the arrival here.
 *
 * <p>Each verb answers whether it changed anything, and refuses by {@code handoff-withdrawn},
 * {@code handoff-returned}, {@code handoff-completed} or {@code report-erased} what is too late.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SystemDesk {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Returning returning;
  @Inject Publishing publishing;
  @Inject Institutions institutions;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /**
   * The hand-off, with its report locked until the transaction ends.
   *
   * @throws id.lapor.shared.NotFound when there is none
   */
  public Handoff hold(String id) {
    return handoffs.held(id);
  }

  /** The system has the offer. */
  public boolean deliver(Handoff handoff, Actor actor, String messageId) {
    requireStanding(handoff);
    if (!handoffs.noteDelivered(handoff.uuid(), clock.instant())) {
      return false;
    }
    Figures.count("lapor.handoffs.delivered");
    events.append(handoff, EventType.HANDOFF_DELIVERED, actor, Map.of("message", messageId));
    return true;
  }

  /** The institution takes it up. */
  public boolean accept(Handoff handoff, Actor actor) {
    requireStanding(handoff);
    HandoffStatus status = handoff.status();
    if (status != HandoffStatus.OFFERED && status != HandoffStatus.DELIVERED) {
      return false;
    }
    handoff.accept(clock.instant());
    events.append(handoff, EventType.HANDOFF_ACCEPTED, actor);
    reports.flush();
    return true;
  }

  /**
   * T7: it is not competent.
   *
   * @param proposed code of the institution that is thought competent, or null
   * @throws id.lapor.shared.RuleViolation {@code unknown-code}, {@code decision-binds} or {@code
   *     already-answered} besides
   */
  public boolean returnAsNotCompetent(
      Handoff handoff, Actor actor, String reason, String proposed) {
    requireOpen(handoff);
    Institution target =
        proposed == null
            ? null
            : InputRules.known("proposedInstitution", institutions.find(proposed));
    returning.put(handoff, reason.strip(), target, actor);
    reports.flush();
    return true;
  }

  /**
   * It answers, and vouches for whether the answer settles or decides something.
   *
   * @throws id.lapor.shared.RuleViolation {@code too-many-answers}, or that the text still has
   *     places to fill in
   */
  public boolean answer(Handoff handoff, Actor actor, String text, boolean substantive) {
    requireOpen(handoff);
    publishing.publish(publishing.write(handoff, text.strip(), substantive, actor), actor);
    return true;
  }

  /**
   * Nothing more is to be done on its side. That completes no report: the reporter does, or time
   * (T12, T13 of the life cycle). It changes nothing, and is no more than noted.
   *
   * @throws id.lapor.shared.RuleViolation {@code answer-first} without a substantive answer
   */
  public boolean complete(Handoff handoff) {
    requireStanding(handoff);
    if (handoff.status().open() && handoff.status() != HandoffStatus.ANSWERED) {
      throw handoff.refusal("answer-first", "Only what was answered can be completed");
    }
    return handoff.status().open();
  }

  private static void requireOpen(Handoff handoff) {
    requireStanding(handoff);
    if (handoff.status() == HandoffStatus.COMPLETED) {
      throw handoff.refusal("handoff-completed", "The report has been completed");
    }
  }

  private static void requireStanding(Handoff handoff) {
    if (handoff.report().erased()) {
      throw handoff.report().erasedAlready();
    }
    if (handoff.status() == HandoffStatus.WITHDRAWN) {
      throw handoff.refusal("handoff-withdrawn", "The hand-off was withdrawn");
    }
    if (handoff.status() == HandoffStatus.RETURNED) {
      throw handoff.refusal("handoff-returned", "The hand-off was returned");
    }
  }
}
