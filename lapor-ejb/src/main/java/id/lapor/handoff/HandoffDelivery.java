package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.outbox.HandoffMessage;
import id.lapor.outbox.Inbox;
import id.lapor.outbox.MessageType;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Reports;
import id.lapor.shared.NotFound;
import id.lapor.watch.Figures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** What arrives at the desks of the institutions that the portal's channel serves. */
@Stateless
public class HandoffDelivery {

  @Inject Reports reports;
  @Inject Handoffs handoffs;
  @Inject Inbox inbox;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /**
   * Takes a message's effect, once. An offer becomes visible at the desk; whatever else is said has
   * been seen to by the use case that said it. A message about a hand-off that is not (any more) as
   * it says, or whose report was erased, has no effect.
   *
   * @throws NotFound when there is no such hand-off: the hand-off was committed before its message,
   *     so the message is not one of ours
   */
  @RolesAllowed(Role.SYSTEM)
  public void receive(HandoffMessage message) {
    Handoff handoff = handoffs.require(message.handoffId());
    if (message.type() == MessageType.OFFER && !handoff.report().erased()) {
      deliver(message, handoff);
    } else {
      inbox.isNew(message.messageId());
    }
  }

  private void deliver(HandoffMessage message, Handoff handoff) {
    reports.lock(handoff.report().id());
    handoffs.refreshed(handoff);
    if (inbox.isNew(message.messageId())
        && handoffs.noteDelivered(handoff.uuid(), clock.instant())) {
      Figures.count("lapor.handoffs.delivered");
      events.append(
          handoff,
          EventType.HANDOFF_DELIVERED,
          Actor.SYSTEM,
          Map.of("message", message.messageId()));
    }
  }
}
