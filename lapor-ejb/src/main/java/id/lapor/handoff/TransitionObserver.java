package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.EventType;
import id.lapor.report.ReportEvent;
import id.lapor.report.ReportHappened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the system of an institution, by its queue, what people did in the portal: the first valid
 * act wins, and the other side hears of it. In the same transaction, so once and for certain.
 */
@ApplicationScoped
public class TransitionObserver {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private static final Map<EventType, String> TRANSITIONS =
      Map.of(
          EventType.HANDOFF_ACCEPTED, "ACCEPTED",
          EventType.HANDOFF_RETURNED, "RETURNED",
          EventType.ANSWER_PUBLISHED, "ANSWERED");

  @Inject Handoffs handoffs;
  @Inject Offering offering;

  void on(@Observes ReportHappened happened) {
    ReportEvent event = happened.event();
    if (TRANSITIONS.containsKey(event.type()) && event.handoff().isPresent()) {
      Handoff handoff = handoffs.require(event.handoff().get());
      boolean bySystem = Role.SYSTEM.equals(event.actorRole());
      if (!bySystem) {
        tell(handoff, happened);
      }
      if (event.type() == EventType.ANSWER_PUBLISHED) {
        tellAbove(handoff, happened, bySystem);
      }
    }
  }

  /** What a unit answers, whoever passed it on has answered; its system may not know the unit. */
  private void tellAbove(Handoff answered, ReportHappened happened, boolean bySystem) {
    for (Optional<Handoff> at = answered.parent(); at.isPresent(); at = at.get().parent()) {
      Handoff above = at.get();
      boolean itself =
          bySystem
              && happened.event().institution().filter(above.institution()::equals).isPresent();
      if (above.status().open() && !itself) {
        tell(above, happened);
      }
    }
  }

  private void tell(Handoff handoff, ReportHappened happened) {
    ReportEvent event = happened.event();
    JsonObjectBuilder said =
        JSON.createObjectBuilder()
            .add("transition", TRANSITIONS.get(event.type()))
            .add("at", event.at().toString())
            .add(OutboxMessage.EVENT, event.id());
    if (event.type() == EventType.ANSWER_PUBLISHED) {
      said.add("substantive", Boolean.parseBoolean(happened.facts().get("substantive")));
    }
    String proposed = happened.facts().get("proposed");
    if (proposed != null) {
      said.add("proposedInstitution", proposed);
    }
    offering.tellSystem(handoff, MessageType.TRANSITION, said.build());
  }
}
