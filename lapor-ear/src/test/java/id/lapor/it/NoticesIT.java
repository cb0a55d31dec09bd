package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people are told by mail, from the use case over a mail server to the link that ends it. */
class NoticesIT {

  private static final Pattern STOP = Pattern.compile("https?://\\S+/berhenti\\?t=\\S+");
  private static final Pattern FOLLOW = Pattern.compile("/ikuti\\?t=([0-9a-f.-]+)");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void theReporterIsToldOfEachPublicStepInTheLanguageThatTheyChose() throws Exception {
    Sent sent = Cases.sent(Cases.complaint().add("language", "en"));
    mail(sent, "report received");

    Cases.routed(sent);
    MimeMessage routed = mail(sent, "passed to an institution");

    assertThat(routed.getContentType()).startsWith("multipart/alternative");
    assertThat(Postbox.words(routed))
        .contains("Kementerian Kesehatan", RunningLapor.baseUrl() + "/lacak?nomor=" + sent.id())
        .contains("<html lang=\"en\">")
        .doesNotContain(sent.code(), "Siti Aminah", "{");
    assertThat(routed.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(routed.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(routed.getHeader("Return-Path")[0]).contains("@lapor.example");
  }

  @Test
  void ofAConfidentialReportMailTellsThatThereIsNewsAndNothingElse() {
    Sent sent = Cases.routed(Cases.sent(Cases.complaint().add("confidential", true)));

    List<MimeMessage> mails =
        eventually(
            () -> {
              List<MimeMessage> found = Postbox.about(sent.id());
              assertThat(found).isNotEmpty();
              return found;
            },
            Duration.ofSeconds(30));

    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(Postbox.subject(mail) + Postbox.words(mail))
                    .contains("kabar baru")
                    .doesNotContain("Kesehatan", "Antrean", "diterima", "diteruskan"));
  }

  @Test
  void theLinkAsksAPersonAndObeysTheOneClickOfAMailProgram() throws Exception {
    Sent sent = Cases.sent();
    String link = stopLink(mail(sent, "telah diterima"));

    assertThat(send(HttpRequest.newBuilder(URI.create(link)).GET()))
        .contains("#" + sent.id(), "Berhenti");
    assertThat(on(sent)).isTrue();

    String answer = oneClick(link);

    assertThat(answer).contains("Pemberitahuan telah dihentikan");
    assertThat(on(sent)).isFalse();
    Cases.routed(sent);
    Sent other = Cases.routed();
    mail(other, "diteruskan kepada");
    assertThat(Postbox.about(sent.id())).hasSize(1);
  }

  @Test
  void anybodyFollowsAPublicReportByMailAndStopsAgain() throws Exception {
    Sent sent = Cases.routed();
    String address = "tetangga-" + sent.id() + "@example.id";
    Visitor visitor = new Visitor();
    Seen page = visitor.get("/ikuti?laporan=" + sent.id());
    Map<String, String> typed = Map.of("email", address);
    Seen asked = visitor.send(page, "/ikuti", "following", "follow", typed);
    Seen again = visitor.send(page, "/ikuti", "following", "follow", typed);
    assertThat(asked.words()).contains("Periksa surel Anda");
    assertThat(again.words()).isEqualTo(asked.words());

    String question = Postbox.words(mailTo(address, 1));
    Matcher link = FOLLOW.matcher(question);
    assertThat(link.find()).as(question).isTrue();
    Seen confirming = visitor.get("/ikuti?t=" + link.group(1));
    assertThat(confirming.words()).contains("Tekan tombol ini");
    assertThat(visitor.send(confirming, "/ikuti", "confirming", "confirm", Map.of()).words())
        .contains("Anda mengikuti laporan ini");
    Cases.ok(
        Cases.liaison()
            .post(Cases.leadHandoff(sent) + "/answers", Cases.answer(Cases.handoff(sent)).build()));

    MimeMessage news = mailTo(address, 2);
    assertThat(Postbox.subject(news)).contains("ada jawaban dari instansi");
    assertThat(Postbox.words(news))
        .contains(RunningLapor.baseUrl() + "/laporan/" + sent.id())
        .doesNotContain("Loket ditambah", "Siti");
    assertThat(oneClick(stopLink(news))).contains("Alamat surel Anda telah dihapus");
    assertThat(
            Sql.count(
                "select count(*) from report_follower f join report r on r.id = f.report_id"
                    + " where r.tracking_id = '"
                    + sent.id()
                    + "'"))
        .isZero();
  }

  @Test
  void whatIsNotPublicCannotBeFollowed() {
    Sent closed = Cases.routed(Cases.sent(Cases.complaint().add("confidential", true)));
    Visitor visitor = new Visitor();

    String page = visitor.get("/ikuti?laporan=" + closed.id()).words();

    assertThat(page)
        .contains("Laporan ini tidak dapat diikuti")
        .isEqualTo(visitor.get("/ikuti?laporan=1234567897").words())
        .isEqualTo(visitor.get("/ikuti?laporan=nix").words());
  }

  private static MimeMessage mailTo(String address, int which) {
    return eventually(
        () -> {
          List<MimeMessage> found = Postbox.to(address);
          assertThat(found).hasSize(which);
          return found.get(which - 1);
        },
        Duration.ofSeconds(30));
  }

  @Test
  void aLinkThatWasChangedEndsNothing() throws Exception {
    Sent sent = Cases.sent();
    Sent other = Cases.sent();
    String forged =
        stopLink(mail(sent, "telah diterima")).replace("r" + sent.id(), "r" + other.id());

    String answer = oneClick(forged);

    assertThat(answer).contains("Tautan ini tidak dikenal");
    assertThat(on(other)).isTrue();
  }

  @Test
  void theReporterTurnsNoticesOffAndOnWithTheAccessCode() {
    Sent sent = Cases.sent();

    Answer off = Cases.ok(sent.reporter().put(sent.path() + "/notices", choice(false)));
    assertThat(off.json().getBoolean("on")).isFalse();
    assertThat(off.string("language")).isEqualTo("en");

    assertThat(Api.anybody().withCode("AAAA-AAAA-AAAA-AAAA").get(sent.path() + "/notices").status())
        .isEqualTo(403);
    Answer refused =
        Api.anybody().withCode("AAAA-AAAA-AAAA-AAAA").put(sent.path() + "/notices", choice(true));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(on(sent)).isFalse();
    Cases.ok(sent.reporter().put(sent.path() + "/notices", choice(true)));
    assertThat(on(sent)).isTrue();
  }

  @Test
  void mailThatComesBackEndsTheNoticesAndIsShownToReporterAndOfficers() {
    String address = "hilang-" + System.nanoTime() + "@example.com";
    Sent sent =
        Cases.sent(
            Cases.complaint()
                .add(
                    "reporter",
                    Json.createObjectBuilder().add("name", "Siti Aminah").add("email", address)));
    Postbox.comesBack(mail(sent, "telah diterima"));

    eventually(
        () -> {
          assertThat(sent.reporter().get(sent.path() + "/notices").json())
              .containsKey("unreachableSince");
          return null;
        },
        Duration.ofSeconds(60));

    Answer deliveries = Cases.ok(Cases.verifier().get(sent.path() + "/deliveries"));
    assertThat(deliveries.items().toString())
        .contains("BOUNCED", "SENT", "RECEIVED")
        .doesNotContain(address, "Siti");
    Cases.routed(sent);
    assertThat(Cases.ok(Cases.liaison().get(sent.path() + "/deliveries")).status()).isEqualTo(200);
    assertThat(Cases.user(Cases.OTHER + "-liaison").get(sent.path() + "/deliveries").status())
        .isEqualTo(404);
    assertThat(Api.anybody().get(sent.path() + "/deliveries").status()).isEqualTo(401);
    assertThat(Postbox.about(sent.id())).hasSize(1);
  }

  /** What a mail program sends when its reader ends such mail (RFC 8058). */
  private static String oneClick(String link) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private static JsonObject choice(boolean on) {
    return Json.createObjectBuilder().add("on", on).add("language", "en").build();
  }

  private static boolean on(Sent sent) {
    return Cases.ok(sent.reporter().get(sent.path() + "/notices")).json().getBoolean("on");
  }

  static MimeMessage mail(Sent sent, String words) {
    return eventually(
        () -> {
          List<MimeMessage> found =
              Postbox.about(sent.id()).stream()
                  .filter(mail -> (Postbox.subject(mail) + Postbox.words(mail)).contains(words))
                  .toList();
          assertThat(found).isNotEmpty();
          return found.get(0);
        },
        Duration.ofSeconds(30));
  }

  private static String stopLink(MimeMessage mail) {
    Matcher found = STOP.matcher(Postbox.words(mail));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return CLIENT
        .send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString())
        .body();
  }
}
