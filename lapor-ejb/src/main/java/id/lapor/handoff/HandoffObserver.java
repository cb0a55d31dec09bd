package id.lapor.handoff;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.MessagesSent;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.Actor;
import id.lapor.report.DeadlineMoved;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.ReportCompleted;
import id.lapor.report.ReportEnded;
import id.lapor.report.ReportReopened;
import id.lapor.report.ReportReplied;
import id.lapor.report.ReportUnmerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a report's events mean for its hand-offs, in the same transaction. */
@ApplicationScoped
public class HandoffObserver {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject Offering offering;
  @Inject Deadlines deadlines;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /** The institutions hear of the reply, and those that had answered owe an answer again. */
  void on(@Observes ReportReplied replied) {
    Report report = replied.report();
    for (Handoff handoff : handoffs.openOnes(report)) {
      resumeResolve(handoff);
      offering.promise(
          handoff,
          MessageType.REPLY,
          JSON.createObjectBuilder().add(OutboxMessage.EVENT, replied.event()).build());
    }
  }

  /** The institution that owes something by then hears of it. */
  void on(@Observes DeadlineMoved moved) {
    Deadline clock = moved.deadline();
    clock
        .handoffId()
        .flatMap(
            id ->
                handoffs.openOnes(moved.report()).stream()
                    .filter(h -> h.id().equals(id))
                    .findFirst())
        .ifPresent(
            handoff ->
                offering.promise(
                    handoff,
                    MessageType.DEADLINE,
                    JSON.createObjectBuilder()
                        .add("timer", clock.timer().name())
                        .add("previousDueAt", moved.before().toString())
                        .build()));
  }

  void on(@Observes ReportCompleted completed) {
    Instant now = clock.instant();
    for (Handoff handoff : handoffs.openOnes(completed.report())) {
      handoff.complete(now);
      assignments.end(handoff);
      offering.promise(handoff, MessageType.COMPLETION);
    }
  }

  /** Whoever had answered works on; a new period to resolve starts. */
  void on(@Observes ReportReopened reopened) {
    Instant now = clock.instant();
    for (Handoff handoff : resumed(reopened.report())) {
      offering.start(Timer.RESOLVE, handoff, now);
      offering.promise(handoff, MessageType.OFFER);
    }
  }

  void on(@Observes ReportEnded ended) {
    Instant now = clock.instant();
    for (Handoff handoff : handoffs.openOnes(ended.report())) {
      handoff.withdraw(now);
      assignments.end(handoff);
      offering.promise(handoff, MessageType.WITHDRAWAL);
      events.append(handoff, EventType.HANDOFF_WITHDRAWN, Actor.SYSTEM);
    }
    ended.report().leadBy(null);
  }

  /** What the merge withdrew is offered again, with clocks that start now. */
  void on(@Observes ReportUnmerged unmerged) {
    Report report = unmerged.report();
    Instant now = clock.instant();
    for (Handoff handoff : resumed(report)) {
      if (handoff.role() == HandoffRole.LEAD && handoff.parent().isEmpty()) {
        report.leadBy(handoff.institution());
      }
      if (handoff.milestones().answeredAt() == null) {
        offering.start(Timer.RESPOND, handoff, now);
      }
      offering.start(Timer.RESOLVE, handoff, now);
      offering.promise(handoff, MessageType.OFFER);
      events.append(handoff, EventType.HANDOFF_RESTORED, Actor.SYSTEM);
    }
  }

  void on(@Observes MessagesSent sent) {
    handoffs.noteSent(
        sent.messages().stream()
            .filter(message -> message.type() == MessageType.OFFER)
            .map(MessagesSent.Sent::handoffId)
            .toList(),
        sent.sentAt());
  }

  private List<Handoff> resumed(Report report) {
    return handoffs.of(report).stream().filter(Handoff::resume).toList();
  }

  private void resumeResolve(Handoff handoff) {
    if (handoff.status() == HandoffStatus.ANSWERED) {
      deadlines
          .last(handoff.report().id(), Timer.RESOLVE, handoff.id())
          .filter(deadline -> !deadline.outstanding())
          .ifPresent(deadline -> deadline.resume());
    }
  }
}
