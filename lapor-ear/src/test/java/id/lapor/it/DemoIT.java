package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Visitor.Seen;
import id.lapor.launcher.Launcher;
import id.lapor.launcher.Settings;
import id.lapor.report.ReportStatus;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer meets: a server of its own, with the invented reports and with rate limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {

  private static final String NO_PREVIOUS = "0".repeat(64);

  @TempDir static Path temporary;

  private Settings settings;
  private LaporDatabase database;
  private Launcher launcher;

  @BeforeAll
  void aDemonstrationIsStarted() throws InterruptedException {
    Path home = Path.of(System.getProperty("lapor.home"));
    settings =
        new Settings(
            home,
            Path.of(System.getProperty("lapor.ear")),
            Path.of(System.getProperty("lapor.ear")).resolveSibling("lapor-postgresql"),
            temporary.resolve("data"),
            RunningLapor.freeOffset(),
            true,
            true);
    launcher = new Launcher(settings);
    launcher.start();
    database = new LaporDatabase(settings.data());
  }

  @AfterAll
  void itIsStopped() {
    launcher.stop();
  }

  @Test
  void thereAreReportsInEveryState() {
    Map<String, Long> states =
        database.counts("select status, count(*) from lapor.report group by 1");

    assertThat(states.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ReportStatus.values()).map(Enum::name).toList());
    assertThat(states.values().stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(300);
    assertThat(database.counts("select status, count(*) from lapor.handoff group by 1"))
        .containsKeys("ACCEPTED", "ANSWERED", "COMPLETED", "RETURNED", "WITHDRAWN");
    assertThat(database.counts("select 'told', count(*) from lapor.demo_story"))
        .containsEntry("told", 300L);
  }

  @Test
  void theirTimesLieInThePastAndGoForward() {
    Map<String, Object> times =
        database
            .rows(
                "select count(*) filter (where b.at < a.at or b.at > now()) backwards"
                    + " from lapor.report_event a join lapor.report_event b"
                    + " on b.report_id = a.report_id and b.sequence = a.sequence + 1")
            .get(0);
    Map<String, Object> span =
        database
            .rows("select min(received_at) oldest, max(received_at) newest from lapor.report")
            .get(0);

    assertThat(times).containsEntry("backwards", 0L);
    assertThat(Duration.between(instant(span.get("oldest")), instant(span.get("newest"))))
        .isGreaterThan(Duration.ofDays(60));
    assertThat(instant(span.get("newest"))).isBefore(Instant.now());
  }

  @Test
  void eachReportBeganWithItsSubmissionAndItsEventsAreOneChain() throws IOException {
    Map<Object, Object> heads = new HashMap<>();
    for (Map<String, Object> event :
        database.rows(
            "select r.tracking_id report, e.sequence, e.type, e.at, e.actor, e.actor_role role,"
                + " i.code institution, e.handoff, e.data, e.content_digest content,"
                + " e.previous_hash previous, e.hash, c.salt || c.text said"
                + " from lapor.report_event e join lapor.report r on r.id = e.report_id"
                + " left join lapor.institution i on i.id = e.institution_id"
                + " left join lapor.event_content c on c.event_id = e.id"
                + " order by e.report_id, e.sequence")) {
      Object before = heads.put(event.get("report"), event.get("hash"));
      assertThat(event.get("type").equals("SUBMITTED")).isEqualTo(before == null);
      assertThat(event).containsEntry("previous", before == null ? NO_PREVIOUS : before);
      assertThat(event).containsEntry("hash", sha256(canonical(event)));
      if (event.get("said") != null) {
        assertThat(event).containsEntry("content", sha256(event.get("said").toString()));
      }
    }
    assertThat(database.counts("select 'all', count(*) from lapor.report"))
        .containsEntry("all", (long) heads.size());
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() {
    Visitor visitor = new Visitor(settings.baseUrl());
    Seen page = visitor.get("/laporan/1234567890");
    assertThat(page.status()).isEqualTo(404);
    for (int i = 0; i < 2_000 && page.status() != 429; i++) {
      page = visitor.get("/laporan/1234567890");
    }

    assertThat(page.status()).isEqualTo(429);
    assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 3600);
    assertThat(page.words()).contains("Terlalu banyak permintaan");
    PublicPagesIT.assertNothingInternal(page);
  }

  /** What the hash of an event covers, as docs/decisions say, without the code that made it. */
  private static String canonical(Map<String, Object> event) throws IOException {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("sequence", (Integer) event.get("sequence"))
            .add("at", instant(event.get("at")).toString());
    for (String name :
        List.of(
            "report",
            "type",
            "actor",
            "role",
            "institution",
            "handoff",
            "data",
            "content",
            "previous")) {
      if (event.get(name) != null) {
        json.add(name, event.get(name).toString());
      }
    }
    return new JsonCanonicalizer(json.build().toString()).getEncodedString();
  }

  private static Instant instant(Object column) {
    return ((Timestamp) column).toInstant();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
