package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts as institutions write them. */
class ReceiptMessageTest {

  @Test
  void anAnswerIsReadWithEverythingItSays() {
    ReceiptMessage read =
        parse(
            GivenReceipt.of(ReceiptKind.ANSWERED)
                .add("text", "Sudah diperbaiki.")
                .add("substantive", true)
                .add(
                    "attachments",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("name", "foto.jpg")
                                .add("type", "image/jpeg")
                                .add("size", 12)
                                .add("sha256", "0".repeat(64)))));

    assertThat(read.kind()).isEqualTo(ReceiptKind.ANSWERED);
    assertThat(read.text()).isEqualTo("Sudah diperbaiki.");
    assertThat(read.substantive()).isTrue();
    assertThat(read.time()).isEqualTo(Instant.parse("2026-11-25T02:59:00Z"));
    assertThat(read.attachments())
        .isEqualTo(List.of(new AnswerFile("foto.jpg", "image/jpeg", 12, "0".repeat(64))));
  }

  @Test
  void aReturnIsReadWithItsReasonAndWhoIsThoughtCompetent() {
    ReceiptMessage read =
        parse(
            GivenReceipt.of(ReceiptKind.RETURNED)
                .add("reason", "Bukan wewenang kami.")
                .add("proposedInstitution", "kemendagri"));

    assertThat(read.reason()).isEqualTo("Bukan wewenang kami.");
    assertThat(read.proposedInstitution()).isEqualTo("kemendagri");
    assertThat(read.text()).isNull();
  }

  @Test
  void aMemberThatNobodyKnowsIsLetBe() {
    assertThat(parse(GivenReceipt.of(ReceiptKind.ACCEPTED).add("ticket", 7)).kind())
        .isEqualTo(ReceiptKind.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({
    "schema, lapor.receipt/2",
    "kind, WITHDRAWN",
    "receiptId, 7",
    "receiptId, AAAAAAAA-0000-4000-8000-000000000000",
    "handoffId, made-7",
    "messageId, ''",
    "bodySha256, ABCDEF",
    "time, yesterday",
    "time, +1000000-01-01T00:00:00Z",
    "text, Sudah diperbaiki.",
    "reason, Bukan kami",
    "substantive, true",
  })
  void aMemberThatIsMalformedOrOfNoUseIsNamed(String member, String value) {
    assertRefused(GivenReceipt.of(ReceiptKind.DELIVERED).add(member, value), member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"schema", "kind", "receiptId", "handoffId", "messageId", "bodySha256", "time"})
  void aMemberThatIsMissingIsNamed(String member) {
    assertRefused(without(member), member);
  }

  @Test
  void aReturnNeedsAReasonAndAnAnswerItsTextAndWhetherItSettlesAnything() {
    JsonObjectBuilder answer = GivenReceipt.of(ReceiptKind.ANSWERED).add("substantive", true);

    assertRefused(GivenReceipt.of(ReceiptKind.RETURNED), "reason");
    assertRefused(GivenReceipt.of(ReceiptKind.RETURNED).add("reason", " "), "reason");
    assertRefused(GivenReceipt.of(ReceiptKind.RETURNED).add("reason", "a".repeat(1_001)), "reason");
    assertRefused(answer.add("text", "a".repeat(10_001)), "text");
    assertRefused(GivenReceipt.of(ReceiptKind.ANSWERED).add("text", "Sudah"), "substantive");
    assertRefused(
        GivenReceipt.of(ReceiptKind.ANSWERED)
            .add("text", "Sudah")
            .add("substantive", true)
            .add("attachments", Json.createArrayBuilder().add("foto.jpg")),
        "attachments");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "{\"kind\":\"DELIVERED\",}"})
  void whatIsNoJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> ReceiptMessage.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RuleViolation.class);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertThatThrownBy(() -> ReceiptMessage.parse(new byte[] {'{', (byte) 0xff, '}'}))
        .isInstanceOf(RuleViolation.class);
  }

  private static JsonObjectBuilder without(String member) {
    JsonObject whole = GivenReceipt.of(ReceiptKind.DELIVERED).build();
    JsonObjectBuilder rest = Json.createObjectBuilder();
    whole.forEach(
        (name, value) -> {
          if (!name.equals(member)) {
            rest.add(name, value);
          }
        });
    return rest;
  }

  private static void assertRefused(JsonObjectBuilder receipt, String member) {
    assertThatThrownBy(() -> parse(receipt))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo("unreadable-receipt");
              assertThat(refused.fields().get(0).field()).isEqualTo(member);
            });
  }

  private static ReceiptMessage parse(JsonObjectBuilder receipt) {
    return ReceiptMessage.parse(receipt.build().toString().getBytes(StandardCharsets.UTF_8));
  }
}
