package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.institution.Institution;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.Outbox;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a hand-off on its way: keeps it, starts its clocks, promises the message and writes the
 * event. The report is locked by then.
 */
@ApplicationScoped
public class Offering {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject Handoffs handoffs;
  @Inject Deadlines deadlines;
  @Inject Outbox outbox;
  @Inject HandoffEvents events;
  @Inject Clock clock;

  /** Offers to an institution what the verifier decided to give it. */
  Handoff offer(
      Report report,
      Institution institution,
      HandoffRole role,
      String ask,
      boolean binding,
      Actor actor) {
    Handoff handoff = Handoff.offer(report, institution, role, ask, binding, clock.instant());
    if (role == HandoffRole.LEAD) {
      report.leadBy(institution);
    }
    put(handoff, EventType.HANDED_OFF, actor);
    return handoff;
  }

  /** Keeps a hand-off, starts RESPOND and RESOLVE at once, and promises the offer. */
  void put(Handoff handoff, EventType type, Actor actor) {
    Instant now = clock.instant();
    handoffs.add(handoff);
    start(Timer.RESPOND, handoff, now);
    start(Timer.RESOLVE, handoff, now);
    promise(handoff, MessageType.OFFER);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("role", handoff.role().name());
    handoff.parent().ifPresent(parent -> facts.put("from", parent.institution().code()));
    Map<String, String> text = handoff.ask() == null ? Map.of() : Map.of("ask", handoff.ask());
    events.append(handoff, type, actor, facts, text);
  }

  /** Starts one clock of a hand-off in the zone of its institution. */
  void start(Timer timer, Handoff handoff, Instant at) {
    deadlines.start(
        timer,
        handoff.report().id(),
        handoff.id(),
        handoff.report().limitClass(),
        at,
        handoff.institution().zone());
  }

  /**
   * Promises a message about a hand-off: codes and numbers, nothing of the text or the reporter.
   */
  void promise(Handoff handoff, MessageType type) {
    promise(handoff, type, JsonObject.EMPTY_JSON_OBJECT);
  }

  /** The same with further codes, numbers or times. */
  void promise(Handoff handoff, MessageType type, JsonObject more) {
    Long institution = handoff.institution().id();
    JsonObjectBuilder payload = JSON.createObjectBuilder(payload(handoff));
    more.forEach(payload::add);
    handoff.promisedBy(outbox.promise(institution, type, handoff.uuid(), payload.build()));
  }

  /**
   * Keeps a hand-off in place of one that was withdrawn because nobody took it up: the clocks of
   * that one go on as they were, and the offer names it.
   */
  void replace(Handoff former, Handoff fresh, Actor actor) {
    handoffs.add(fresh);
    deadlines.handOver(fresh.report().id(), former.id(), fresh.id());
    promise(
        fresh,
        MessageType.OFFER,
        JSON.createObjectBuilder().add("replaces", former.uuid()).build());
    events.append(
        fresh,
        EventType.HANDOFF_OFFERED_AGAIN,
        actor,
        Map.of("role", fresh.role().name(), "replaces", former.uuid()));
  }

  /** Tells the institution that had it to whom the report went. */
  void moved(Handoff former, Institution next) {
    promise(
        former,
        MessageType.REROUTE,
        JSON.createObjectBuilder().add("to", next.code()).add("toName", next.name()).build());
  }

  /** Promises once more what may have been lost; the new message names the last one. */
  void promiseAgain(Handoff handoff, MessageType type) {
    Long institution = handoff.institution().id();
    String last = handoff.lastMessageId().orElse(null);
    handoff.promisedBy(
        outbox.promiseAgain(institution, type, handoff.uuid(), payload(handoff), last));
  }

  /** Promises a message to the system that serves the institution, if one does. */
  void tellSystem(Handoff handoff, MessageType type, JsonObject more) {
    JsonObjectBuilder payload = JSON.createObjectBuilder(payload(handoff));
    more.forEach(payload::add);
    outbox.tellSystem(handoff.institution().id(), type, handoff.uuid(), payload.build());
  }

  private static JsonObject payload(Handoff handoff) {
    return JSON.createObjectBuilder()
        .add("trackingId", handoff.report().trackingId().digits())
        .add("institution", handoff.institution().code())
        .add("role", handoff.role().name())
        .build();
  }
}
