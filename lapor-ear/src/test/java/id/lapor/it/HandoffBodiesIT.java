package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Api.Download;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Login;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the systems of institutions are told: all that they need, and nothing that they may not. */
@ArquillianTest
class HandoffBodiesIT extends Browser {

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @ParameterizedTest
  @EnumSource
  void anOfferSaysWhatIsToBeDone(Protocol protocol) throws Exception {
    GivenQueue given = given();
    Login login = given.account();
    Sent sent = sentWithPhoto();

    GivenQueue.handedTo(sent, given.code);

    try (QueueClient client = QueueClient.signedIn(protocol, login)) {
      Taken message = client.take(given.queue).orElseThrow();
      JsonObject offer = GivenQueue.json(message.text());
      assertThat(message.repeated())
          .isEqualTo(
              Map.of(
                  "laporMessageId", offer.getString("messageId"),
                  "laporHandoffId", offer.getString("handoffId"),
                  "laporKind", "OFFER",
                  "laporSchema", "lapor.handoff/1",
                  "laporSequence", "1"));
      assertThat(offer.getString("trackingId")).isEqualTo(sent.id());
      assertThat(offer.getString("role")).isEqualTo("LEAD");
      assertThat(offer.getString("type")).isEqualTo("COMPLAINT");
      assertThat(offer.getString("publicText")).contains("antrean");
      assertThat(offer.getJsonObject("category").getString("code")).isEqualTo(Cases.CATEGORY);
      assertThat(offer.getJsonArray("deadlines"))
          .extracting(clock -> clock.asJsonObject().getString("timer"))
          .contains("RESPOND", "RESOLVE");
      assertThat(offer.getJsonObject("reporter").getString("identity")).isEqualTo("NO_KEY");
      assertThat(message.text())
          .doesNotContain("Siti Aminah", "siti@example.com", "081234567890", sent.code());
      assertThat(
              Sql.one(
                  "select body_sha256 from sent_message where message_id = ?",
                  offer.getString("messageId")))
          .isEqualTo(sha256(message.body()));
    }
  }

  @Test
  void aFileIsFetchedByItsAddressUntilTheHandOffIsWithdrawn() throws Exception {
    GivenQueue given = given();
    Login login = given.account();
    Sent sent = sentWithPhoto();
    GivenQueue.handedTo(sent, given.code);

    try (QueueClient client = QueueClient.signedIn(Protocol.CORE, login)) {
      JsonObject offer = GivenQueue.json(client.take(given.queue).orElseThrow().text());
      JsonObject file = offer.getJsonArray("attachments").getJsonObject(0);
      String address = file.getString("address");
      String path = address.substring(address.indexOf("/handoff-files/"));

      Download answer = Api.anybody().download(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(sha256(answer.bytes())).isEqualTo(file.getString("sha256"));
      assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
      Download altered = Api.anybody().download(path.substring(0, path.length() - 1) + "g");
      assertThat(altered.status()).isEqualTo(404);

      Cases.ok(
          sent.reporter().post(sent.path() + "/withdrawal", Json.createObjectBuilder().build()));

      JsonObject withdrawal = GivenQueue.json(client.take(given.queue).orElseThrow().text());
      assertThat(withdrawal.getString("kind")).isEqualTo("WITHDRAWAL");
      assertThat(withdrawal.getString("reportStatus")).isEqualTo("WITHDRAWN");
      assertThat(withdrawal.getInt("sequence")).isEqualTo(2);
      Download dead = Api.anybody().download(path);
      assertThat(dead.status()).isEqualTo(404);
      assertThat(withoutInstance(dead.bytes())).isEqualTo(withoutInstance(altered.bytes()));
    }
  }

  @Test
  void aReplyAndACompletionAreToldWithWhatTheReporterSaid() throws Exception {
    GivenQueue given = given();
    Login login = given.account();
    Sent sent = GivenQueue.handedTo(given.code);
    Sql.run(
        "update report set status = 'IN_PROGRESS', turn = 'REPORTER' where tracking_id = '"
            + sent.id()
            + "'");
    Cases.ok(
        sent.reporter()
            .post(
                sent.path() + "/replies",
                Json.createObjectBuilder().add("text", "Masih antre sampai sore.").build()));

    try (QueueClient client = QueueClient.signedIn(Protocol.AMQP, login)) {
      client.take(given.queue).orElseThrow();
      JsonObject reply = GivenQueue.json(client.take(given.queue).orElseThrow().text());
      assertThat(reply.getString("kind")).isEqualTo("REPLY");
      assertThat(reply.getString("text")).isEqualTo("Masih antre sampai sore.");
      assertThat(reply).doesNotContainKey("event");
    }
  }

  @Test
  void theSchemasAreThereForEverybodyAndMayBeKept() {
    JsonArray items = Cases.ok(Api.anybody().get("/schemas")).items();

    assertThat(items)
        .extracting(item -> item.asJsonObject().getString("name"))
        .contains("handoff-1.json", "receipt-1.json");
    for (var item : items) {
      String address = item.asJsonObject().getString("address");
      assertThat(address).startsWith("/api/v1/schemas/");
      Answer schema = Cases.ok(Api.anybody().get(address.substring("/api/v1".length())));
      assertThat(schema.json().getString("$schema")).contains("2020-12");
      assertThat(schema.json().getString("$id")).isEqualTo(address);
      assertThat(schema.header("Cache-Control")).isEqualTo("public, max-age=3600");
    }
    assertThat(Cases.ok(Api.anybody().get("/schemas/")).items()).hasSameSizeAs(items);
    assertThat(Api.anybody().get("/schemas/..%2Fhandoff-1.json").status()).isEqualTo(404);
  }

  private GivenQueue given() {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    return given;
  }

  private static Sent sentWithPhoto() {
    Sent sent = Cases.sent();
    Answer made =
        new SentFiles()
            .file("file", "foto.jpg", SentFiles.jpeg(5))
            .postTo(sent.reporter(), sent.path() + "/attachments");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return sent;
  }

  private static String withoutInstance(byte[] problem) {
    return new String(problem, java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("\"(instance|incident)\":\"[^\"]*\"", "");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
