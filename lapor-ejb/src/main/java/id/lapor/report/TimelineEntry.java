package id.lapor.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * One line of a report's timeline, as far as the viewer may see it.
 *
 * @param sequence its place in the report's chain, from 1
 * @param at when it happened
 * @param type what happened
 * @param actorRole role of who did it; an officer's person is never shown outside the staff
 * @param actor account of the officer, for staff only, else null
 * @param institutionCode institution in whose name it was done, or null
 * @param institutionName its name, or null
 * @param handoff id of the hand-off it concerns, for staff only, else null
 * @param facts codes and names that belong to the event
 * @param text what was said, by name, as far as the viewer may read it
 */
public record TimelineEntry(
    int sequence,
    Instant at,
    EventType type,
    String actorRole,
    String actor,
    String institutionCode,
    String institutionName,
    String handoff,
    Map<String, String> facts,
    Map<String, String> text)
    implements Serializable {

  /** The same for whoever may know that it happened, and not what was said. */
  TimelineEntry withoutText() {
    return new TimelineEntry(
        sequence,
        at,
        type,
        actorRole,
        actor,
        institutionCode,
        institutionName,
        handoff,
        facts,
        Map.of());
  }
}
