package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may count, search, support and share. */
class PublicFiguresIT {

  private static final Duration ONE_SWEEP_AND_SHELF = Duration.ofSeconds(90);
  private static final int LIGHT = 100_000;

  @Test
  void whatHappensToReportsIsCountedSoonAfter() {
    JsonObject before = nation();

    Cases.completed();
    Cases.routed();

    Eventually.eventually(
        () -> {
          JsonObject after = nation();
          for (String figure : new String[] {"completed", "answered"}) {
            assertThat(after.getInt(figure)).as(figure).isGreaterThan(before.getInt(figure));
          }
          assertThat(after.getInt("received"))
              .isGreaterThanOrEqualTo(before.getInt("received") + 2);
          assertThat(after.getJsonObject("completion").getInt("reports")).isPositive();
          return null;
        },
        ONE_SWEEP_AND_SHELF);
    eventually(
        () ->
            assertThat(new Visitor().get("/laporan/institusi/" + Cases.LEAD).words())
                .contains("Kementerian Kesehatan", "laporan diterima", "ditindaklanjuti"));
    assertThat(new Visitor().get("/").words()).contains("Hari ini", "mendapat jawaban pertama");
  }

  private static JsonObject nation() {
    Answer answer = Api.anybody().get("/statistics?by=INSTITUTION");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().getJsonArray("rows")).isNotNull();
    return answer.json().getJsonObject("nation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?by=INSTITUTION", "?by=CATEGORY&period=2026", "?figure=ANSWER"})
  void thePageOfFiguresIsLightAndAsksTheDatabaseLittle(String query) {
    Visitor visitor = new Visitor();
    Seen page = visitor.get("/statistik" + query);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.words()).contains("Belum terverifikasi", "9 dari 10", "kurang dari 5");
    int weight = page.weight();
    for (String file : new String[] {"tokens.css", "lapor.css", "statistics.css", "lapor.js"}) {
      weight += visitor.get("/resources/public/" + file).weight();
    }
    assertThat(weight).isLessThan(LIGHT);
    try (StatementLog log = new StatementLog()) {
      assertThat(log.leastOf(8, () -> visitor.get("/statistik" + query))).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void figuresComeInEnglishAndAWrongPeriodIsNamed() {
    Visitor visitor = new Visitor();
    assertThat(visitor.get("/statistik?lang=en").words())
        .contains("Figures of reports", "Not followed up".toLowerCase(Locale.ROOT));
    assertThat(new Visitor().get("/statistik?period=kemarin").words())
        .contains("Tulis masa sebagai tahun atau bulan");
    assertThat(Api.anybody().get("/statistics?period=1").status()).isEqualTo(400);
    assertThat(Api.anybody().get("/statistics?by=REPORTER").status()).isEqualTo(400);
  }

  @Test
  void figuresAreTakenAwayAsLinesForASpreadsheet() {
    Api.Download csv = Api.anybody().download("/statistics/csv?by=REGION");

    String text = new String(csv.bytes(), StandardCharsets.UTF_8);
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).contains("attachment", ".csv");
    assertThat(text).startsWith("\ufeffperiod,code,name");
    String months =
        new String(
            Api.anybody().download("/statistics/csv?period=2026").bytes(), StandardCharsets.UTF_8);
    assertThat(months.lines()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/laporan", "/statistik?period=2019", "/tentang"})
  void aBrowserThatHasThePageIsToldSoAndNothingElse(String path) {
    Seen first = new Visitor().get(path);
    String tag = first.header("ETag");
    assertThat(tag).isNotEmpty();
    assertThat(first.header("Cache-Control")).contains("public");
    assertThat(String.join(",", first.headers().allValues("Vary"))).contains("Cookie");

    eventually(
        () -> {
          String now = new Visitor().get(path).header("ETag");
          Seen again = new Visitor().with("If-None-Match", now).get(path);
          assertThat(again.status()).isEqualTo(304);
          assertThat(again.weight()).isZero();
        });
    assertThat(new Visitor().with("If-None-Match", "W/\"0000\"").get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lapor", "/lacak", "/laporan/0000000000", "/staff/"})
  void whatIsForOneVisitorIsKeptByNobody(String path) {
    assertThat(new Visitor().get(path).header("Cache-Control")).contains("no-store");
  }

  @Test
  void whatASearchHitIsMarkedAndNothingOfItIsMarkup() {
    Cases.routed(
        Cases.sent(
            Cases.complaint().add("title", "<i>Jembatan</i> <script>alert(1)</script> kurawal")));

    Seen page = new Visitor().get("/laporan?q=kurawal");

    assertThat(page.html())
        .contains("<mark>kurawal</mark>", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<i>Jembatan", "<script>alert");
  }

  @Test
  void aReportIsSupportedOnceAndNotTwice() {
    Sent sent = Cases.routed();
    String page = "/laporan/" + sent.id();
    Visitor visitor = new Visitor();
    assertThat(visitor.get(page).words()).contains("0 orang mendukung", "Dukung laporan ini");

    Seen supported = visitor.post("/dukung/" + sent.id(), Map.of("act", "support"));
    assertThat(supported.words()).contains("1 orang mendukung", "Tarik dukungan saya");
    assertThat(supported.header("Cache-Control")).contains("private");
    visitor.post("/dukung/" + sent.id(), Map.of("act", "support"));
    assertThat(visitor.get(page).words()).contains("1 orang mendukung");
    assertThat(new Visitor().get(page).words()).contains("1 orang mendukung", "Dukung laporan");

    Visitor forger = new Visitor();
    String forged = "a".repeat(24) + "." + "0".repeat(64);
    forger.cookies().put("lapor-dukung", forged);
    forger.post("/dukung/" + sent.id(), Map.of("act", "support"));
    assertThat(forger.cookies().get("lapor-dukung")).isNotEqualTo(forged);
    forger.post("/dukung/" + sent.id(), Map.of("act", "withdraw"));
    assertThat(visitor.get(page).words()).contains("1 orang mendukung");

    visitor.post("/dukung/" + sent.id(), Map.of("act", "withdraw"));
    assertThat(visitor.get(page).words()).contains("0 orang mendukung");
    assertThat(
            new Visitor()
                .with("Origin", "https://other.example")
                .post("/dukung/" + sent.id(), Map.of("act", "support"))
                .status())
        .isEqualTo(403);
    Sent closed = Cases.sent();
    assertThat(new Visitor().post("/dukung/" + closed.id(), Map.of("act", "support")).status())
        .isEqualTo(404);
    assertThat(Sql.column("select supports from report_support where supports > 1")).isEmpty();
  }

  @Test
  void aSharedPageHasTitlePictureAndOneAddress() {
    Sent sent = Cases.routed();

    Seen page = new Visitor().get("/laporan/" + sent.id());

    assertThat(page.find("property=\"og:title\" content=\"([^\"]*)\"")).contains("Antrean");
    assertThat(page.find("rel=\"canonical\" href=\"([^\"]*)\"")).endsWith("/laporan/" + sent.id());
    assertThat(page.html()).contains("https://wa.me/?text=");
    String picture = page.find("property=\"og:image\" content=\"[a-z]+://[^/]*([^\"]*)\"");
    assertThat(new Visitor().download(picture).statusCode()).isEqualTo(200);
    assertThat(
            new Visitor()
                .get("/laporan?institution=" + Cases.LEAD)
                .find("rel=\"canonical\" href=\"([^\"]*)\""))
        .endsWith("/laporan/institusi/" + Cases.LEAD);
    String hidden = new Visitor().get("/laporan/" + Cases.sent().id()).html();
    assertThat(hidden).doesNotContain("og:title", "/dukung/");
  }

  @Test
  void pointsOfPublicReportsAreToldAboutAndNoOthers() {
    Sent shown = Cases.routed(Cases.sent(at(-2.123456, 118.654321)));
    Sent hidden = Cases.routed(Cases.sent(at(-2.2, 118.7).add("confidential", true)));

    Answer points = Api.anybody().get("/points?south=-2.5&west=118.5&north=-2&east=119");

    assertThat(points.status()).isEqualTo(200);
    assertThat(points.text())
        .contains(shown.id(), "-2.123", "118.654")
        .doesNotContain(hidden.id(), "123456", "654321");
    assertThat(Api.anybody().get("/points?south=x").status()).isEqualTo(400);
    Seen page = new Visitor().get("/peta");
    assertThat(page.html()).contains("/laporan/" + shown.id()).doesNotContain(hidden.id());
    assertThat(page.header("Content-Security-Policy")).contains("img-src 'self' data:;");
    String script = page.find("src=\"(/webjars/[^\"]*)\"");
    assertThat(new Visitor().get(script).header("Cache-Control")).contains("immutable");
  }

  private static JsonObjectBuilder at(double lat, double lon) {
    return Cases.complaint()
        .add(
            "location",
            Json.createObjectBuilder().add("regionCode", "64").add("lat", lat).add("lon", lon));
  }
}
