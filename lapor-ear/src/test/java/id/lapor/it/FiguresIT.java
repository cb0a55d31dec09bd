package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is counted and measured, as it is fetched from the management port. */
class FiguresIT {

  private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("../docs/prometheus-alerts.yml");
  private static final Pattern NAME = Pattern.compile("\\b(?:lapor|datasources)_[a-z0-9_]+");

  @Test
  void aReportOnItsWayIsCountedAtEachStep() {
    Scrape before = Scrape.now();

    Sent sent = Cases.routed();
    Cases.verifier().get("/reports/" + sent.id());
    Api.anybody().withCode("wrong").get("/reports/" + sent.id() + "/timeline");

    Scrape after = Scrape.now();
    assertRisen(before, after, "lapor_reports_total", "channel=\"WEB\"", "type=\"COMPLAINT\"");
    assertRisen(before, after, "lapor_messages_promised_total", "type=\"OFFER\"");
    assertRisen(before, after, "lapor_messages_sent_total", "type=\"OFFER\"");
    assertRisen(before, after, "lapor_handoffs_delivered_total");
    assertRisen(before, after, "lapor_http_seconds_count", "route=\"/api/v1/reports\"");
    assertThat(String.join("\n", after.lines())).doesNotContain(sent.id());
  }

  @Test
  void aRefusalIsCountedByItsRule() {
    Sent sent = Cases.sent();
    Scrape before = Scrape.now();

    Answer refused =
        Cases.verifier().post(sent.path() + "/verification", Cases.verification(9_999).build());

    assertThat(refused.status()).isEqualTo(409);
    assertRisen(before, Scrape.now(), "lapor_refusals_total", "rule=\"stale-version\"");
  }

  @Test
  void levelsAreTakenEveryQuarterOfAMinute() {
    Eventually.eventually(
        () -> {
          Scrape now = Scrape.now();
          assertThat(now.names())
              .contains("lapor_outbox_waiting", "lapor_notices_waiting", "lapor_health");
          assertThat(now.sum("lapor_health", "check=\"database\"")).isEqualTo(2);
          assertThat(now.sum("lapor_sample_age_seconds", "sample=\"outbox\"")).isLessThan(60);
        });
  }

  @Test
  void whoeverComesFromOutsideSeesNone() {
    assertThat(Scrape.get(RunningLapor.baseUrl() + "/prometheus").statusCode()).isEqualTo(404);
    assertThat(Scrape.get(RunningLapor.baseUrl() + "/metrics").statusCode()).isEqualTo(404);
    assertThat(Scrape.get(RunningLapor.baseUrl() + "/health").statusCode()).isEqualTo(404);
  }

  @Test
  void whatTheDashboardAndTheAlertsAskForIsThere() throws IOException {
    Set<String> asked = new TreeSet<>(namesIn(Files.readString(ALERTS)));
    try (Reader file = Files.newBufferedReader(DASHBOARD);
        JsonReader reader = Json.createReader(file)) {
      for (JsonValue panel : reader.readObject().getJsonArray("panels")) {
        JsonObject shown = panel.asJsonObject();
        for (JsonValue target : shown.getJsonArray("targets")) {
          asked.addAll(namesIn(target.asJsonObject().getString("expr")));
        }
      }
    }
    everyKindOfEventOnce();

    assertThat(asked).hasSizeGreaterThan(15);
    Eventually.eventually(() -> assertThat(Scrape.now().names()).containsAll(asked));
  }

  @Test
  void thePageForOperatorsExplainsThemAll() throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));

    for (String name : namesIn(Files.readString(DASHBOARD))) {
      assertThat(page).contains(name.replaceAll("_(count|sum|bucket|max)$", ""));
    }
  }

  /** What has never happened has no sample yet. */
  private static void everyKindOfEventOnce() {
    Cases.routed();
    Cases.verifier().get("/reports/1234567890");
    Faults.failing("report_event", "insert", 1);
    try {
      assertThat(Api.anybody().post("/reports", Cases.complaint().build()).status()).isEqualTo(500);
    } finally {
      Faults.repaired("report_event");
    }
  }

  private static Set<String> namesIn(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private static void assertRisen(Scrape before, Scrape after, String name, String... labels) {
    assertThat(after.sum(name, labels)).as(name).isGreaterThan(before.sum(name, labels));
  }
}
