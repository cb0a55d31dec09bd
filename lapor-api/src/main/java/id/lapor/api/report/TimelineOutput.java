package id.lapor.api.report;

import id.lapor.api.Coded;
import id.lapor.report.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to a report, as far as the viewer may see it.
 *
 * @param at when
 * @param type what
 * @param role role of who did it
 * @param actor account of the officer, for staff only
 * @param institution in whose name it was done
 * @param handoff id of the hand-off that it concerns, for staff only
 * @param facts codes and names that belong to it
 * @param text what was said, by name
 */
public record TimelineOutput(
    Instant at,
    String type,
    String role,
    String actor,
    Coded institution,
    String handoff,
    Map<String, String> facts,
    Map<String, String> text) {

  static List<TimelineOutput> of(List<TimelineEntry> timeline) {
    return timeline.stream()
        .map(
            entry ->
                new TimelineOutput(
                    entry.at(),
                    entry.type().name(),
                    entry.actorRole(),
                    entry.actor(),
                    Coded.of(entry.institutionCode(), entry.institutionName()),
                    entry.handoff(),
                    entry.facts(),
                    entry.text()))
        .toList();
  }
}
