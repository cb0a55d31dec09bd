package id.lapor.report;

import id.lapor.institution.RegionNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What reports say to institutions' own systems, for as many as one batch of messages is about. */
@ApplicationScoped
public class ReportContents {

  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject RegionNames regions;

  /** What one says now. */
  public ReportContent of(Report report) {
    String region = report.place() == null ? null : report.place().regionCode();
    return ReportContent.of(report, region == null ? null : regions.full(region).orElse(null));
  }

  /**
   * What reporters replied and institutions answered, and why they gave a report back, by the key
   * of the event; nothing where it was erased.
   */
  public Map<Long, String> said(Collection<Long> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select c.event.id, c.text from EventContent c where c.eventId in :events"
                + " and c.event.type in (id.lapor.report.EventType.REPLIED,"
                + " id.lapor.report.EventType.ANSWER_PUBLISHED,"
                + " id.lapor.report.EventType.HANDOFF_RETURNED)",
            Object[].class)
        .setParameter("events", events)
        .setMaxResults(events.size())
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> text((String) row[1])));
  }

  /** The newest reply on each of these reports, by the key of the report. */
  public Map<Long, String> lastReplies(Collection<Long> reports) {
    if (reports.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select e.report.id, c.text from EventContent c join c.event e"
                + " where e.report.id in :reports"
                + " and e.type = id.lapor.report.EventType.REPLIED and e.sequence ="
                + " (select max(f.sequence) from ReportEvent f where f.report = e.report"
                + " and f.type = id.lapor.report.EventType.REPLIED)",
            Object[].class)
        .setParameter("reports", reports)
        .setMaxResults(reports.size())
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> text((String) row[1])));
  }

  private static String text(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      JsonObject said = reader.readObject();
      return said.getString(said.containsKey("text") ? "text" : "reason");
    }
  }
}
