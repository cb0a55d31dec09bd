package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.institution.Zones;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.OpenPlaces;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Brings an answer before the reporter and the public, whether people of the institution publish it
 * or its system. The report is locked by then.
 */
@ApplicationScoped
public class Publishing {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /**
   * A new answer of this hand-off, not published yet.
   *
   * @throws id.lapor.shared.RuleViolation {@code too-many-answers}
   */
  Answer write(Handoff handoff, String text, boolean substantive, Actor actor) {
    if (handoffs.answers(handoff).size() >= Handoffs.MAX_ANSWERS) {
      throw handoff.refusal("too-many-answers", "The hand-off has too many answers");
    }
    Answer answer = Answer.draft(handoff, text, substantive, actor.name(), clock.instant());
    handoffs.add(answer);
    return answer;
  }

  /**
   * Publishes it: a substantive answer stops the clocks of the hand-off and of those above it.
   *
   * @throws id.lapor.shared.RuleViolation when it still has places to fill in, or was published
   */
  void publish(Answer answer, Actor actor) {
    Instant now = clock.instant();
    Handoff handoff = answer.handoff();
    Report report = handoff.report();
    OpenPlaces.refuse("text", answer.text());
    answer.publish(now);
    handoff.answered(answer.substantive(), now);
    for (Optional<Handoff> at = handoff.parent(); at.isPresent(); at = at.get().parent()) {
      if (at.get().status().open()) {
        at.get().answered(answer.substantive(), now);
        stopClocks(at.get(), answer.substantive(), now);
      }
    }
    stopClocks(handoff, answer.substantive(), now);
    event(answer, EventType.ANSWER_PUBLISHED, actor, Map.of("text", answer.text()));
    if (answer.substantive()) {
      report.answered(now, restartAutoClose(report, now));
    }
    reports.flush();
  }

  /** Writes into the report's life what happened to an answer. */
  void event(Answer answer, EventType type, Actor actor, Map<String, String> text) {
    events.append(
        answer.handoff(),
        type,
        actor,
        Map.of("answer", answer.uuid(), "substantive", Boolean.toString(answer.substantive())),
        text);
  }

  /** A holding answer stops no clock: the law wants the matter dealt with, not acknowledged. */
  private void stopClocks(Handoff handoff, boolean substantive, Instant now) {
    if (substantive) {
      stop(Timer.RESPOND, handoff, now);
      stop(Timer.RESOLVE, handoff, now);
    }
  }

  private void stop(Timer timer, Handoff handoff, Instant now) {
    deadlines
        .outstanding(handoff.report().id(), timer, handoff.id())
        .ifPresent(deadline -> deadline.meet(now));
  }

  private Instant restartAutoClose(Report report, Instant now) {
    deadlines
        .outstanding(report.id(), Timer.AUTO_CLOSE)
        .ifPresent(deadline -> deadline.cancel(now));
    Deadline autoClose =
        deadlines.start(Timer.AUTO_CLOSE, report.id(), null, report.limitClass(), now, Zones.WIB);
    return autoClose.dueAt();
  }
}
