package id.lapor.report;

import id.lapor.institution.Institution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Timelines, made from the events of a report and cut to what the viewer may see. */
@ApplicationScoped
public class Timelines {

  /** Made once: each call of Json's own methods searches the class path for a provider. */
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  @Inject ReportEvents events;

  /** What the audience may see of the report's life, oldest first. */
  public List<TimelineEntry> of(Report report, Audience audience) {
    return events.worded(report).stream()
        .filter(one -> audience.sees(one.event().type().audience()))
        .map(
            one ->
                entry(
                    one.event(),
                    audience.sees(one.event().type().textAudience()) ? one.content() : null,
                    audience))
        .toList();
  }

  /** The same for what happened after this place in the chain. */
  List<TimelineEntry> since(Report report, int sequence, Audience audience) {
    List<ReportEvent> seen =
        events.since(report, sequence).stream()
            .filter(e -> audience.sees(e.type().audience()))
            .toList();
    List<ReportEvent> readable =
        seen.stream().filter(e -> audience.sees(e.type().textAudience())).toList();
    Map<Long, EventContent> contents = events.contents(readable);
    return seen.stream().map(e -> entry(e, contents.get(e.id()), audience)).toList();
  }

  private static TimelineEntry entry(ReportEvent event, EventContent content, Audience audience) {
    boolean staff = audience.sees(Audience.STAFF);
    Map<String, String> text = content == null ? Map.of() : facts(content.text());
    return new TimelineEntry(
        event.sequence(),
        event.at(),
        event.type(),
        event.actorRole(),
        staff ? event.actor() : null,
        event.institution().map(Institution::code).orElse(null),
        event.institution().map(Institution::name).orElse(null),
        staff ? event.handoff().orElse(null) : null,
        facts(event.data()),
        audience == Audience.PUBLIC ? masked(text) : text);
  }

  /** The public reads no identity numbers, phones, addresses of e-mail or plates in a thread. */
  private static Map<String, String> masked(Map<String, String> text) {
    Map<String, String> masked = new LinkedHashMap<>();
    text.forEach((name, value) -> masked.put(name, SensitiveText.masked(value)));
    return masked;
  }

  private static Map<String, String> facts(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      Map<String, String> facts = new LinkedHashMap<>();
      object.forEach((name, value) -> facts.put(name, ((JsonString) value).getString()));
      return facts;
    }
  }
}
