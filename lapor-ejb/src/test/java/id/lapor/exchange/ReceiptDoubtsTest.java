package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import id.lapor.outbox.GivenOutbox;
import id.lapor.shared.TestDatabase;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Receipts that are not believed: they change nothing, and both sides see that they came. */
class ReceiptDoubtsTest {

  @Test
  void whatNobodySignedIsKeptAndNobodyIsTold() {
    with(
        given -> {
          byte[] body = accepted(given);
          for (String signature :
              new String[] {null, "", "x", "a..b", "eyJhbGciOiJub25lIn0..", "e30..c2ln"}) {
            given.take(ArrivedReceipt.of(body, signature, null, GivenSystem.NOW));
          }

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("no-signature 6");
          assertThat(given.heard()).isEmpty();
        });
  }

  @Test
  void whatSomebodyElseSignedInItsNameIsNotBelieved() {
    with(
        given -> {
          byte[] body = accepted(given);
          String forged = GivenReceipt.signed(body, GivenKeys.ed25519(), given.kid);

          given.take(ArrivedReceipt.of(body, forged, given.code + ".1", GivenSystem.NOW));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("wrong-signature 1");
          assertThat(given.heard()).isEmpty();
        });
  }

  @Test
  void aSingleOtherByteBreaksTheSignature() {
    with(
        given -> {
          byte[] body = accepted(given);
          String signature = GivenReceipt.signed(body, given.pair, given.kid);
          byte[] altered =
              new String(body, StandardCharsets.UTF_8)
                  .replace("02:59", "02:58")
                  .getBytes(StandardCharsets.UTF_8);

          given.take(ArrivedReceipt.of(altered, signature, null, GivenSystem.NOW));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("wrong-signature 1");
        });
  }

  @Test
  void aKeyThatHasEndedOrWasNeverTheirsSignsNothing() {
    with(
        given -> {
          InstitutionKeys keys = GivenKeys.keys(given.em, id.lapor.handoff.GivenDesk.CLOCK);
          keys.end(given.desk.ministry, 1, 1, GivenSystem.NOW.plus(Duration.ofHours(1)));
          given.em.flush();
          byte[] body = accepted(given);

          given.take(
              ArrivedReceipt.of(
                  body,
                  GivenReceipt.signed(body, given.pair, given.kid),
                  null,
                  GivenSystem.NOW.plus(Duration.ofHours(1))));
          given.take(
              ArrivedReceipt.of(
                  body,
                  GivenReceipt.signed(body, given.pair, given.code + "/2"),
                  null,
                  GivenSystem.NOW));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("unknown-key 1", "unknown-key 1");
        });
  }

  @Test
  void aP256KeySignsToo() {
    with(
        given -> {
          JWK other = GivenKeys.p256();
          given.key(given.desk.ministry, given.code + "/2", other);
          byte[] body = accepted(given);

          given.take(
              ArrivedReceipt.of(
                  body,
                  GivenReceipt.signed(body, other, given.code + "/2"),
                  null,
                  GivenSystem.NOW));

          assertThat(given.status()).isEqualTo("ACCEPTED");
        });
  }

  @Test
  void anotherInstitutionSaysNothingOfAHandoffThatIsNotTheirs() {
    with(
        given -> {
          JWK other = GivenKeys.ed25519();
          String city = given.code(given.desk.city);
          given.key(given.desk.city, city + "/1", other);
          byte[] body = accepted(given);
          String signature = GivenReceipt.signed(body, other, city + "/1");

          given.take(ArrivedReceipt.of(body, signature, city + ".1", GivenSystem.NOW));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("not-addressed 1");
          assertThat(given.heard()).isEmpty();
        });
  }

  @Test
  void theAccountOfAnotherInstitutionDoesNotSendForIt() {
    with(
        given -> {
          byte[] body = accepted(given);
          String signature = GivenReceipt.signed(body, given.pair, given.kid);

          given.take(
              ArrivedReceipt.of(
                  body, signature, given.code(given.desk.city) + ".1", GivenSystem.NOW));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("foreign-account 1");
          assertThat(given.heard()).containsExactly("REFUSAL QUARANTINED foreign-account");
        });
  }

  @Test
  void aReceiptNamesTheVeryMessageThatItAnswers() {
    with(
        given -> {
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("messageId", uuid()));
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("handoffId", uuid()));
          given.send(given.receipt(ReceiptKind.ACCEPTED).add("bodySha256", "0".repeat(64)));

          assertNothingChanged(given);
          assertThat(quarantined(given))
              .containsExactly("not-addressed 1", "not-addressed 1", "other-body 1");
          List<Object[]> heard = GivenOutbox.waiting(given.em, given.desk.ministry);
          assertThat(heard.get(0)[1]).isEqualTo(ReceiptAnswers.NO_HANDOFF);
          assertThat(heard.get(2)[1]).isEqualTo(given.handoff);
        });
  }

  @Test
  void whatCannotBeReadIsAnsweredWhereItIsSigned() {
    with(
        given -> {
          byte[] body = "{\"kind\":\"ACCEPTED\"}".getBytes(StandardCharsets.UTF_8);
          String signature = GivenReceipt.signed(body, given.pair, given.kid);

          given.take(ArrivedReceipt.of(body, signature, null, GivenSystem.NOW));
          given.take(
              new ArrivedReceipt(
                  null, "0".repeat(64), signature, null, GivenSystem.NOW, ReceiptDoubt.TOO_LARGE));

          assertNothingChanged(given);
          assertThat(quarantined(given)).containsExactly("unreadable 1", "too-large 1");
          assertThat(given.heard()).containsExactly("REFUSAL QUARANTINED unreadable");
        });
  }

  @Test
  void anIdBelongsToItsFirstBytes() {
    with(
        given -> {
          String id = uuid();
          given.send(given.receipt(ReceiptKind.DELIVERED).add("receiptId", id));

          given.send(given.receipt(ReceiptKind.ACCEPTED).add("receiptId", id));

          assertThat(given.status()).isEqualTo("DELIVERED");
          assertThat(quarantined(given)).containsExactly("id-taken 1");
          assertThat(given.heard())
              .containsExactly("ACK ACKNOWLEDGED ", "REFUSAL QUARANTINED id-taken");
        });
  }

  @Test
  void whoeverSendsTooManyMaySendTheSameAgainLater() {
    TestDatabase.rolledBack(
        em -> {
          GivenSystem given = new GivenSystem(em, "OFFERED", "1");
          given.send(given.receipt(ReceiptKind.DELIVERED));

          given.send(given.receipt(ReceiptKind.ACCEPTED));

          assertThat(given.status()).isEqualTo("DELIVERED");
          Receipt kept = given.receipts().quarantined(Long.MAX_VALUE).get(0);
          assertThat(kept.reason()).contains("too-many");
          assertThat(kept.body()).isEmpty();
          assertThat(given.receipts().decided(given.desk.ministry, kept.receiptId().orElseThrow()))
              .isEmpty();
        });
  }

  private static String uuid() {
    return UUID.randomUUID().toString();
  }

  private static byte[] accepted(GivenSystem given) {
    JsonObjectBuilder receipt = given.receipt(ReceiptKind.ACCEPTED);
    return GivenSystem.bytes(receipt);
  }

  private static void assertNothingChanged(GivenSystem given) {
    assertThat(given.status()).isEqualTo("OFFERED");
    assertThat(given.happened).isEmpty();
  }

  /** Reason and how often, in the order of arrival. */
  private static List<String> quarantined(GivenSystem given) {
    return given.receipts().quarantined(Long.MAX_VALUE).stream()
        .sorted((a, b) -> Long.compare(a.id(), b.id()))
        .map(receipt -> receipt.reason().orElseThrow() + " " + receipt.times())
        .toList();
  }

  private static void with(Consumer<GivenSystem> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenSystem(em, "OFFERED")));
  }
}
