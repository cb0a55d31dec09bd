package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.outbox.HandoffMessage;
import id.lapor.outbox.Inbox;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What arrives at the desks of the institutions that the portal's channel serves. */
@Stateless
public class HandoffDelivery {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Inbox inbox;
  @Inject ReportEvents events;
  @Inject Clock clock;

  /**
   * Takes a message's effect, once. An offer becomes visible at the desk; whatever else is said has
   * been seen to by the use case that said it. A message about a hand-off that is not (any more) as
   * it says has no effect.
   */
  @RolesAllowed(Role.SYSTEM)
  public void receive(HandoffMessage message) {
    if (message.type() == MessageType.HANDOFF_OFFERED) {
      deliver(message);
    } else {
      inbox.isNew(message.messageId());
    }
  }

  private void deliver(HandoffMessage message) {
    Optional<Handoff> known = handoffs.find(message.handoffId());
    if (known.isPresent()) {
      reports.lock(known.get().report().id());
      handoffs.refreshed(known.get());
    }
    if (!inbox.isNew(message.messageId())) {
      return;
    }
    if (known.isPresent() && handoffs.noteDelivered(message.handoffId(), clock.instant())) {
      Handoff handoff = known.get();
      events.append(
          handoff.report(),
          EventType.HANDOFF_DELIVERED,
          Actor.SYSTEM,
          handoff.uuid(),
          Map.of(
              "institution", handoff.institution().code(),
              "institutionName", handoff.institution().name(),
              "message", message.messageId()),
          Map.of());
    }
  }
}
