package id.lapor.handoff;

import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.ReportEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes into the life of a report what happened to one of its hand-offs. Each such event names the
 * hand-off and its institution, beside what else there is to say.
 */
@ApplicationScoped
public class HandoffEvents {

  @Inject ReportEvents events;

  /** Nothing more is to be said. */
  void append(Handoff handoff, EventType type, Actor actor) {
    append(handoff, type, actor, Map.of());
  }

  /**
   * With facts.
   *
   * @param facts codes, numbers and names: nothing that has to be erased one day
   */
  void append(Handoff handoff, EventType type, Actor actor, Map<String, String> facts) {
    append(handoff, type, actor, facts, Map.of());
  }

  /**
   * With facts and text.
   *
   * @param text what people wrote, kept apart so that it can be erased
   */
  void append(
      Handoff handoff,
      EventType type,
      Actor actor,
      Map<String, String> facts,
      Map<String, String> text) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("institution", handoff.institution().code());
    all.put("institutionName", handoff.institution().name());
    events.append(handoff.report(), type, actor, handoff.uuid(), all, text);
  }
}
