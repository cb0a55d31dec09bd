package id.lapor.report;

import id.lapor.deadline.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a report comes to be completed, by word or by silence; always on a locked report. */
@ApplicationScoped
public class Closing {

  @Inject ReportEvents events;
  @Inject Deadlines deadlines;
  @Inject Event<ReportCompleted> completed;
  @Inject Event<ReportEnded> ended;
  @Inject Clock clock;

  /** The reporter confirms. */
  void complete(Report report, int rating, boolean resolved, String comment) {
    Instant now = clock.instant();
    report.complete(Outcome.confirmed(rating, resolved, comment, now));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("reason", CompletionReason.CONFIRMED.name());
    facts.put("rating", Integer.toString(rating));
    facts.put("resolved", Boolean.toString(resolved));
    Map<String, String> text = comment == null ? Map.of() : Map.of("comment", comment);
    events.append(report, EventType.COMPLETED, Actor.REPORTER, null, facts, text);
    settle(report, now);
  }

  /** T12: nobody said anything within the limit after a substantive answer. */
  void closeBySilence(Report report) {
    Instant now = clock.instant();
    report.complete(Outcome.autoClosed(now));
    events.append(
        report,
        EventType.COMPLETED,
        Actor.SYSTEM,
        null,
        Map.of("reason", CompletionReason.AUTO_CLOSED.name()),
        Map.of());
    settle(report, now);
  }

  /** T5: information was not completed within the limit; the report counts as withdrawn. */
  void withdrawIncomplete(Report report) {
    Instant now = clock.instant();
    report.withdraw(now);
    events.append(
        report,
        EventType.WITHDRAWN,
        Actor.SYSTEM,
        null,
        Map.of("reason", "NOT_COMPLETED_IN_TIME"),
        Map.of());
    deadlines.cancelAll(report.id(), now);
    ended.fire(new ReportEnded(report));
  }

  private void settle(Report report, Instant now) {
    completed.fire(new ReportCompleted(report));
    deadlines.cancelAll(report.id(), now);
  }
}
