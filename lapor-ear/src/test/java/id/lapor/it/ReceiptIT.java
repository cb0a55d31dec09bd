package id.lapor.it;

import static id.lapor.it.InstitutionSystem.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Institutions whose systems send receipts: what these change, and what happens to the others. */
@ArquillianTest
class ReceiptIT extends Browser {

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @ParameterizedTest
  @EnumSource
  void byReceiptsAloneAReportIsTakenUpAndAnsweredAndItsReporterReadsIt(Protocol protocol)
      throws Exception {
    try (InstitutionSystem system = system(protocol)) {
      Sent sent = GivenQueue.handedTo(system.given.code);
      Taken offer = system.next();
      Passage passage = Passage.of(sent);

      assertThat(system.heard(receipt("DELIVERED", offer))).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(passage.status()).isEqualTo("DELIVERED");
      assertThat(system.heard(receipt("ACCEPTED", offer))).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(passage.status()).isEqualTo("ACCEPTED");
      assertThat(system.heard(answer(offer))).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(passage.status()).isEqualTo("ANSWERED");
      assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");

      Visitor reporter = new Visitor();
      assertThat(PublicForm.track(reporter, sent.id(), sent.code()).html())
          .contains("Lampu sudah kami ganti.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRepeatedOrComesTooLateHasOneEffect(Protocol protocol) throws Exception {
    try (InstitutionSystem system = system(protocol)) {
      Passage passage = Passage.of(GivenQueue.handedTo(system.given.unit));
      Taken offer = system.next();
      byte[] body = InstitutionSystem.bytes(answer(offer));
      String signature = InstitutionSystem.signed(body, system.key, system.kid);

      system.send(body, signature);
      assertThat(system.heard()).isEqualTo("ACK ACKNOWLEDGED ");
      system.send(body, signature);
      assertThat(system.heard()).isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(system.heard(receipt("DELIVERED", offer))).isEqualTo("ACK ACKNOWLEDGED implied");
      assertThat(system.heard(receipt("RETURNED", offer).add("reason", "Bukan kami.")))
          .isEqualTo("REFUSAL REFUSED already-answered");

      assertThat(passage.events("ANSWER_PUBLISHED")).isEqualTo(1);
      assertThat(passage.events("HANDOFF_DELIVERED")).isZero();
      assertThat(passage.status()).isEqualTo("ANSWERED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeBelievedChangesNothing(Protocol protocol) throws Exception {
    try (InstitutionSystem system = system(protocol);
        InstitutionSystem other = system(protocol)) {
      Passage passage = Passage.of(GivenQueue.handedTo(system.given.code));
      Taken offer = system.next();
      String before = sentAndState(passage);
      byte[] body = InstitutionSystem.bytes(receipt("ACCEPTED", offer));
      String genuine = InstitutionSystem.signed(body, system.key, system.kid);

      system.send(body, null);
      system.send(body, InstitutionSystem.signed(body, InstitutionSystem.newKey(), system.kid));
      system.send(
          new String(body, StandardCharsets.UTF_8)
              .replace("03:00:00Z", "03:00:01Z")
              .getBytes(StandardCharsets.UTF_8),
          genuine);
      system.send(body, InstitutionSystem.signed(body, system.key, system.given.code + "/2"));
      other.send(body, InstitutionSystem.signed(body, other.key, other.kid));
      assertThat(other.heard()).isEqualTo("REFUSAL QUARANTINED not-addressed");
      byte[] large = (UUID.randomUUID() + " ".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
      String hash = InstitutionSystem.sha256(large);
      system.send(large, genuine);
      for (JsonObjectBuilder wrong :
          List.of(
              receipt("ACCEPTED", offer).add("messageId", UUID.randomUUID().toString()),
              receipt("ACCEPTED", offer).add("bodySha256", "0".repeat(64)),
              receipt("ACCEPTED", offer).add("time", "yesterday"))) {
        assertThat(system.heard(wrong)).startsWith("REFUSAL QUARANTINED ");
      }

      assertThat(sentAndState(passage)).isEqualTo(before);
      Eventually.eventually(
          () ->
              assertThat(quarantined(system, body, hash))
                  .containsOnly(
                      "no-signature",
                      "wrong-signature",
                      "unknown-key",
                      "not-addressed",
                      "other-body",
                      "unreadable",
                      "too-large"));
      Page administrator = PortalIT.signedIn(this, "national-admin");
      administrator.navigate("/staff/dead-letters?of=receipts");
      assertThat(administrator.locator("tr[data-doubt='wrong-signature']").count()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatWasEndedSignsNothingMore(Protocol protocol) throws Exception {
    try (InstitutionSystem system = system(protocol)) {
      Passage passage = Passage.of(GivenQueue.handedTo(system.given.code));
      Taken offer = system.next();
      Sql.run(
          "update institution_key set valid_to = now() - interval '1 minute' where kid = '"
              + system.kid
              + "'");

      byte[] body = InstitutionSystem.bytes(receipt("ACCEPTED", offer));
      system.send(body, InstitutionSystem.signed(body, system.key, system.kid));

      Eventually.eventually(() -> assertThat(reason(body)).containsExactly("unknown-key"));
      assertThat(passage.status()).isEqualTo("OFFERED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdBelongsToItsFirstBytesAndAWithdrawnHandoffToNobody(Protocol protocol) throws Exception {
    try (InstitutionSystem system = system(protocol)) {
      Sent sent = GivenQueue.handedTo(system.given.code);
      Taken offer = system.next();
      String id = UUID.randomUUID().toString();
      assertThat(system.heard(receipt("DELIVERED", offer).add("receiptId", id)))
          .isEqualTo("ACK ACKNOWLEDGED ");
      assertThat(system.heard(receipt("ACCEPTED", offer).add("receiptId", id)))
          .isEqualTo("REFUSAL QUARANTINED id-taken");
      assertThat(Passage.of(sent).status()).isEqualTo("DELIVERED");

      Cases.ok(
          sent.reporter().post(sent.path() + "/withdrawal", Json.createObjectBuilder().build()));
      system.next();

      assertThat(system.heard(receipt("ACCEPTED", offer)))
          .isEqualTo("REFUSAL REFUSED handoff-withdrawn");
      assertThat(Passage.of(sent).status()).isEqualTo("WITHDRAWN");
    }
  }

  private static JsonObjectBuilder answer(Taken offer) throws Exception {
    return receipt("ANSWERED", offer)
        .add("text", "Lampu sudah kami ganti.")
        .add("substantive", true);
  }

  /** What a receipt may change; that the offer was sent may be noted late. */
  private static String sentAndState(Passage passage) {
    Eventually.eventually(
        () ->
            assertThat(
                    Sql.count(
                        "select count(*) from handoff where uuid = ? and sent_at is not null",
                        passage.handoff()))
                .isEqualTo(1));
    return passage.state();
  }

  private static List<String> quarantined(InstitutionSystem system, byte[] body, String hash) {
    return Sql.column(
        "select reason from exchange_receipt where outcome = 'QUARANTINED'"
            + " and (kid like ? or body = ? or body_sha256 = ?)",
        system.given.code + "/%",
        body,
        hash);
  }

  private static List<String> reason(byte[] body) {
    return Sql.column(
        "select reason from exchange_receipt where outcome = 'QUARANTINED' and body = ?",
        (Object) body);
  }

  private InstitutionSystem system(Protocol protocol) throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    return InstitutionSystem.of(given, protocol);
  }
}
