package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import jakarta.json.Json;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages as they leave the server. */
class PublicPagesIT {

  private static final int LIGHT = 100_000;
  private static final Pattern FILE = Pattern.compile("\"(/resources/public/[^\"]*)\"");
  private static final Pattern CARD = Pattern.compile("href=\"/laporan/([0-9]{10})\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/lapor",
        "/lacak",
        "/kode-hilang",
        "/laporan",
        "/statistik",
        "/privasi",
        "/tentang"
      })
  void readingAPageBeginsNoSessionAndRunsNothingForeign(String path) {
    Seen page = new Visitor().get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe", "nonce");
    assertThat(page.html())
        .contains("<html", "lang=\"id\"")
        .doesNotContain("nonce=", " style=", "onclick=", "primefaces", "label.", "hint.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/lapor", "/lacak", "/laporan"})
  void aFirstVisitWeighsLessThan100Kilobytes(String path) {
    Visitor visitor = new Visitor();
    Seen page = visitor.get(path);
    int weight = page.weight();
    Matcher files = FILE.matcher(page.html());
    while (files.find()) {
      weight += visitor.get(files.group(1)).weight();
    }

    assertThat(weight).isLessThan(LIGHT);
    assertThat(page.header("Content-Encoding")).isEqualTo(path.equals("/lacak") ? "" : "gzip");
  }

  @Test
  void aPageInEnglishIsEnglishThroughout() {
    Visitor visitor = new Visitor();

    Seen page = visitor.get("/lapor?lang=en");

    assertThat(page.html()).contains("lang=\"en\"");
    assertThat(page.words()).contains("Make a report", "Send the report", "Surabaya City");
    assertThat(visitor.get("/privasi").words()).contains("Privacy notice");
  }

  @Test
  void anUnknownNumberIsNotFoundAndSaysNothingInternal() {
    Seen page = new Visitor().get("/laporan/1234567890");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.words()).contains("Halaman tidak ditemukan", "10 angka");
    assertNothingInternal(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/error/unexpected",
        "/report-detail",
        "/nothing",
        "/laporan/abc",
        "/laporan/institusi/tidak-ada",
        "/laporan/kategori/tidak-ada",
        "/laporan/wilayah/99.99",
        "/WEB-INF/web.xml"
      })
  void whatHasNoAddressIsNotFound(String path) {
    Seen page = new Visitor().get(path);

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertNothingInternal(page);
  }

  @Test
  void anUnexpectedErrorHasANumberAndSaysNothingInternal() throws Exception {
    String incident;
    Sql.run("alter table reference_version rename to reference_away");
    try {
      Seen page =
          Eventually.eventually( // the form asks for the reference data every five seconds
              () -> {
                Seen seen = new Visitor().get("/lapor");
                assertThat(seen.status()).isEqualTo(500);
                return seen;
              },
              Duration.ofSeconds(20));

      assertThat(page.words()).contains("Terjadi gangguan pada sistem");
      assertNothingInternal(page);
      incident = page.find("<code>([0-9a-f-]{36})</code>");
    } finally {
      Sql.run("alter table reference_away rename to reference_version");
    }

    assertThat(RunningLapor.data().resolve("server/log/server.log")).content().contains(incident);
    assertThat(new Visitor().get("/lapor").status()).isEqualTo(200);
  }

  @Test
  void anonymousAndConfidentialReportsShowWhatTheyPromise() {
    Sent open = Cases.routed();
    Sent anonymous =
        Cases.routed(Cases.sent(Cases.complaint().add("anonymous", true).remove("reporter")));
    Sent confidential = Cases.routed(Cases.sent(Cases.complaint().add("confidential", true)));
    Visitor visitor = new Visitor();

    assertThat(visitor.get("/laporan/" + open.id()).words()).contains("Siti Aminah", "Antrean");
    assertThat(visitor.get("/laporan/" + anonymous.id()).words())
        .contains("Pelapor Anonim", "Antrean")
        .doesNotContain("Siti");
    Seen closed = visitor.get("/laporan/" + confidential.id());
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.words())
        .contains(confidential.id(), "Diteruskan ke instansi")
        .doesNotContain("Antrean", "Siti");
    assertThat(visitor.get("/laporan").html())
        .contains(open.id(), anonymous.id())
        .doesNotContain(confidential.id());
  }

  @Test
  void theListGoesOnByItsAddressWithoutGapsOrRepetition() {
    String word = "kunang" + Long.toString(System.nanoTime(), 26).replaceAll("[0-9]", "x");
    Set<String> sent = new LinkedHashSet<>();
    for (int i = 0; i < 22; i++) {
      Sent report = Cases.sent(Cases.complaint().add("title", word + " di kelurahan"));
      Cases.ok(
          Cases.verifier()
              .post(
                  report.path() + "/verification",
                  Cases.verification(Cases.version(report)).build()));
      sent.add(report.id());
    }
    Visitor visitor = new Visitor();
    Set<String> seen = new LinkedHashSet<>();
    String address = "/laporan?q=" + word;
    int pages = 0;
    while (address != null && pages++ < 5) {
      Seen page = visitor.get(address);
      Matcher cards = CARD.matcher(page.html());
      while (cards.find()) {
        assertThat(seen.add(cards.group(1))).as("twice: " + cards.group(1)).isTrue();
      }
      Matcher next = NEXT.matcher(page.html());
      address = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }

    assertThat(pages).isEqualTo(2);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void theListNarrowsAndSaysByWhat() {
    Sent report = Cases.routed();
    Visitor visitor = new Visitor();

    Seen narrowed =
        visitor.get("/laporan?type=COMPLAINT&institution=" + Cases.LEAD + "&status=ROUTED");
    assertThat(narrowed.html()).contains(report.id());
    assertThat(narrowed.words())
        .contains("Status: Diteruskan ke instansi", "Kementerian Kesehatan");
    assertThat(visitor.get("/laporan?institution=" + Cases.OTHER).html())
        .doesNotContain(report.id());
    assertThat(visitor.get("/laporan?status=COMPLETED").html()).doesNotContain(report.id());
    assertThat(visitor.get("/laporan?to=2020-01-01").words())
        .contains("Tidak ada laporan yang cocok");
    assertThat(visitor.get("/laporan?institution=kesehatan").words())
        .contains("Instansi yang mana?");
  }

  @ParameterizedTest
  @CsvSource({
    "type=NIX, Jenis laporan: Kode ini tidak dikenal.",
    "from=kemarin, Diterima sejak: Tulis tanggal",
    "institution=zzzzzz, Instansi tujuan: Kode ini tidak dikenal.",
    "cursor=zz, Halaman daftar: Penanda halaman ini tidak dikenal."
  })
  void aFilterThatCannotBeReadIsNamed(String query, String error) {
    assertThat(new Visitor().get("/laporan?" + query).words()).contains(error);
  }

  @Test
  void aNumberLeadsToThePublicPartOfItsReport() {
    Sent report = Cases.routed();

    assertThat(new Visitor().get("/laporan?nomor=%23" + report.id()).words()).contains("Antrean");
  }

  @Test
  void aLongerListAndALongerStoryCostNoMoreStatements() {
    Sent young = Cases.routed();
    Sent old = Cases.answered();
    for (int i = 0; i < 3; i++) {
      Cases.ok(
          old.reporter()
              .post(
                  old.path() + "/replies",
                  Json.createObjectBuilder().add("text", "Tambahan.").build()));
    }
    Visitor visitor = new Visitor();
    visitor.get("/laporan");
    try (StatementLog log = new StatementLog()) {
      long one = log.leastOf(() -> visitor.get("/laporan?q=" + young.id()));
      long many = log.leastOf(one + 1, () -> visitor.get("/laporan"));
      long small = log.leastOf(() -> visitor.get("/laporan/" + young.id()));
      long large = log.leastOf(small + 1, () -> visitor.get("/laporan/" + old.id()));

      assertThat(many).isPositive().isLessThanOrEqualTo(one + 1).isLessThanOrEqualTo(12);
      assertThat(large).isPositive().isLessThanOrEqualTo(small + 1).isLessThanOrEqualTo(20);
    }
  }

  /** That a refusal tells nothing about what stands behind the page. */
  static void assertNothingInternal(Seen page) {
    assertThat(page.html())
        .doesNotContain("Exception", "id.lapor", "jakarta.", "SQL", "WildFly", "Undertow", "\tat ");
  }
}
