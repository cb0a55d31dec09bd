package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lost access code, from the public page over the message to the new code. */
class LostCodeIT {

  private static final String EMAIL = "siti@example.com";
  private static final String PHONE = "+62 812-3456-7890";
  private static final Pattern TOKEN =
      Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");
  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void theTokenFromTheMailBringsANewCodeAndEndsTheOldOne() throws Exception {
    Sent sent = Cases.sent();

    ask(sent, EMAIL, "id");
    String mail = mail(sent);
    String page = exchange(token(mail));

    assertThat(mail)
        .contains(
            "To: " + EMAIL,
            "From: lapor@lapor.example",
            "Auto-Submitted: auto-generated",
            "Subject: LAPOR #" + sent.id())
        .contains(RunningLapor.baseUrl() + "/kode-hilang", "Bila itu Anda")
        .doesNotContain("Siti Aminah", "Antrean", sent.code());
    String code = first(CODE, page);
    assertThat(code).isNotEqualTo(sent.code());
    assertThat(opens(sent, code)).isTrue();
    assertThat(opens(sent, sent.code())).isFalse();
  }

  @Test
  void aTokenWorksOnce() throws Exception {
    Sent sent = Cases.sent();
    ask(sent, EMAIL, "id");
    String token = token(mail(sent));
    String code = first(CODE, exchange(token));

    String again = exchange(token);

    assertThat(CODE.matcher(again).find()).isFalse();
    assertThat(again).contains("Kode pengganti ini tidak berlaku");
    assertThat(opens(sent, code)).isTrue();
  }

  @Test
  void whoeverAskedInEnglishByTelephoneIsWrittenToInEnglish() throws Exception {
    Sent sent = Cases.sent();

    ask(sent, PHONE, "en");

    assertThat(shortMessage(sent))
        .startsWith("+6281234567890\n")
        .contains("token", "Give it to nobody");
  }

  @Test
  void thePageDoesNotTellWhetherTheContactIsTheReporters() throws Exception {
    Sent asked = Cases.sent();
    Sent guessed = Cases.sent();

    String right = ask(asked, EMAIL, "id");
    String wrong = ask(guessed, "budi@example.com", "id");

    assertThat(wrong).isEqualTo(right).contains("Bila keduanya cocok");
    Sent later = Cases.sent();
    ask(later, EMAIL, "id");
    mail(later);
    assertThat(mails(guessed)).isEmpty();
  }

  @Test
  void thePageDoesNotTellThatThreeWishesADayAreEnough() throws Exception {
    Sent sent = Cases.sent();
    String first = ask(sent, EMAIL, "id");
    ask(sent, EMAIL, "id");
    ask(sent, EMAIL, "id");
    mail(sent);

    String fourth = ask(sent, EMAIL, "id");

    assertThat(fourth).isEqualTo(first);
    Sent other = Cases.sent();
    ask(other, EMAIL, "id");
    mail(other);
    assertThat(mails(sent)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void anOfficersReplacementEndsTheTokenThatWasSent() throws Exception {
    Sent sent = Cases.sent();
    ask(sent, EMAIL, "id");
    String token = token(mail(sent));

    Answer replaced =
        Cases.ok(
            Cases.verifier()
                .post(
                    sent.path() + "/access-code",
                    Json.createObjectBuilder().add("checked", "KTP diperlihatkan").build()));

    assertThat(exchange(token)).contains("Kode pengganti ini tidak berlaku");
    assertThat(opens(sent, replaced.string("accessCode"))).isTrue();
    assertThat(opens(sent, sent.code())).isFalse();
  }

  private static boolean opens(Sent sent, String code) {
    Answer answer = Api.anybody().withCode(code).get(sent.path());
    assertThat(answer.status()).isIn(200, 403);
    return answer.status() == 200;
  }

  private static String ask(Sent sent, String contact, String language) throws Exception {
    return post(
        language,
        Map.of("asking", "asking", "number", sent.id(), "contact", contact, "ask", "ask"));
  }

  private static String exchange(String token) throws Exception {
    return post("id", Map.of("exchanging", "exchanging", "token", token, "exchange", "exchange"));
  }

  private static String post(String language, Map<String, String> fields) throws Exception {
    String form =
        Stream.concat(
                Stream.of("jakarta.faces.ViewState=stateless"),
                fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + encoded(field.getValue())))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RunningLapor.baseUrl() + "/kode-hilang"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", "lapor-bahasa=" + language)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The newest mail with a token for this report. */
  private static String mail(Sent sent) {
    return Eventually.eventually(
        () -> {
          List<MimeMessage> found = mails(sent);
          assertThat(found).isNotEmpty();
          return Postbox.whole(found.get(found.size() - 1));
        },
        Duration.ofSeconds(30));
  }

  /** Mail about the code of this report, the oldest first. */
  private static List<MimeMessage> mails(Sent sent) {
    return Postbox.about(sent.id()).stream()
        .filter(mail -> Postbox.subject(mail).matches(".*(kode pengganti|token).*"))
        .toList();
  }

  /** The one short message about this report: without a gateway it lies in a file. */
  private static String shortMessage(Sent sent) {
    return Eventually.eventually(
        () -> {
          List<Path> found = files(sent);
          assertThat(found).hasSize(1).allMatch(file -> file.toString().endsWith(".txt"));
          return read(found.get(0));
        },
        Duration.ofSeconds(30));
  }

  private static List<Path> files(Sent sent) {
    Path folder = RunningLapor.data().resolve("mail");
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(".new"))
          .filter(file -> read(file).contains("#" + sent.id()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String token(String message) {
    return first(TOKEN, message);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }
}
