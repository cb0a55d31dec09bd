package id.lapor.demo;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.DeadlineState;
import id.lapor.deadline.Deadlines;
import id.lapor.handoff.CaseFiles;
import id.lapor.handoff.HandoffDelivery;
import id.lapor.handoff.HandoffStatus;
import id.lapor.handoff.HandoffView;
import id.lapor.outbox.HandoffMessage;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.MessagesSent;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.DueDeadlines;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.ClockProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happens by itself while a demo story's time goes by: limits pass and messages arrive. The
 * relay and the sweeps would do the same, but with the dates of today.
 */
@ApplicationScoped
class DemoPassage {

  /** After how many seconds a passed limit is noticed. */
  private static final int NOTICED = 7;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Reports reports;
  @Inject Deadlines deadlines;
  @Inject DueDeadlines due;
  @Inject CaseFiles files;
  @Inject HandoffDelivery delivery;
  @Inject Event<MessagesSent> sent;
  @Inject DemoOfficers officers;

  /** Draws the consequences of every limit of the report that passed before {@code until}. */
  void until(DemoTale tale, Instant until) {
    if (tale.report() == null) {
      return;
    }
    for (Optional<Deadline> next = next(tale, until); next.isPresent(); next = next(tale, until)) {
      Long deadline = next.get().id();
      Instant noticed = next.get().dueAt().plusSeconds(NOTICED);
      settle();
      ClockProducer.at(
          noticed,
          () ->
              officers.asSystem(
                  () -> {
                    due.handle(deadline);
                    return null;
                  }));
      settle();
    }
  }

  private Optional<Deadline> next(DemoTale tale, Instant until) {
    Long report = reports.require(TrackingId.of(tale.report())).id();
    return deadlines.of(report).stream()
        .filter(deadline -> deadline.state() == DeadlineState.RUNNING)
        .filter(deadline -> deadline.dueAt().plusSeconds(NOTICED).isBefore(until))
        .min(Comparator.comparing(Deadline::dueAt));
  }

  /** The offers that were promised just now arrive at their desks, some seconds later. */
  void deliver(DemoTale tale) {
    tale.moments();
    List<HandoffView> offered =
        officers.as(DemoOfficers.VERIFIER, () -> files.get(tale.report())).handoffs().stream()
            .filter(handoff -> handoff.status() == HandoffStatus.OFFERED)
            .toList();
    for (HandoffView handoff : offered) {
      OutboxMessage promised = promised(handoff);
      Instant sentAt = tale.at().minusSeconds(1);
      sent.fire(
          new MessagesSent(
              List.of(new MessagesSent.Sent(handoff.id(), promised.messageId(), promised.type())),
              sentAt));
      HandoffMessage arrived =
          new HandoffMessage(
              promised.messageId(),
              promised.type(),
              1,
              1,
              handoff.id(),
              promised.promisedAt(),
              null,
              JsonValue.EMPTY_JSON_OBJECT);
      ClockProducer.at(
          tale.at(),
          () ->
              officers.asSystem(
                  () -> {
                    delivery.receive(arrived);
                    return null;
                  }));
      settle();
    }
  }

  private OutboxMessage promised(HandoffView handoff) {
    return em.createQuery(
            "select m from OutboxMessage m where m.handoffId = :handoff and m.type = :type"
                + " order by m.id desc",
            OutboxMessage.class)
        .setParameter("handoff", handoff.id())
        .setParameter("type", MessageType.OFFER)
        .setMaxResults(1)
        .getSingleResult();
  }

  /** Ends a use case as its own transaction would have ended it. */
  void settle() {
    em.flush();
    em.clear();
  }
}
