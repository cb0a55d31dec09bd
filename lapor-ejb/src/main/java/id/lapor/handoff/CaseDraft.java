package id.lapor.handoff;

import id.lapor.report.Report;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one officer has typed into one form of one report and not sent yet. Nobody else reads it,
 * and it is no part of the record.
 */
@Entity
@Table(name = "case_draft")
public class CaseDraft {

  /** The longest draft, in characters of its JSON: the longest public text with all around it. */
  public static final int LONGEST = 24_000;

  /** How long a draft that nobody goes on with is kept. */
  static final Duration LIFE = Duration.ofDays(30);

  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_draft_seq")
  @SequenceGenerator(name = "case_draft_seq", sequenceName = "case_draft_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, updatable = false, length = 60)
  private String account;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id", updatable = false)
  private Report report;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 24)
  private CaseAction action;

  @Column(nullable = false, updatable = false, length = 36)
  private String handoff;

  @Column(nullable = false, updatable = false, length = 36)
  private String answer;

  @Column(nullable = false)
  private String fields;

  @Column(name = "kept_at", nullable = false)
  private Instant keptAt;

  /** For JPA. */
  protected CaseDraft() {}

  CaseDraft(String account, Report report, DraftPlace place, String fields, Instant now) {
    this.account = account;
    this.report = report;
    this.action = place.action();
    this.handoff = place.handoff();
    this.answer = place.answer();
    keep(fields, now);
  }

  /** Its author has typed on. */
  final void keep(String typed, Instant now) {
    fields = typed;
    keptAt = now;
  }

  long version() {
    return version;
  }

  DraftView view() {
    return new DraftView(version, read(fields), keptAt);
  }

  static String written(Map<String, List<String>> fields) {
    JsonObjectBuilder object = WRITING.createObjectBuilder();
    fields.forEach(
        (name, values) -> {
          JsonArrayBuilder array = WRITING.createArrayBuilder();
          values.forEach(array::add);
          object.add(name, array);
        });
    return object.build().toString();
  }

  private static Map<String, List<String>> read(String json) {
    try (JsonReader reader = READING.createReader(new StringReader(json))) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      reader
          .readObject()
          .forEach(
              (name, values) ->
                  fields.put(
                      name,
                      ((JsonArray) values)
                          .getValuesAs(JsonString.class).stream()
                              .map(JsonString::getString)
                              .toList()));
      return fields;
    }
  }
}
