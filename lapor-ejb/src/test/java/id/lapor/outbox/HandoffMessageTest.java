package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoffMessageTest {

  private static final String TEXT =
      """
{"schema":"lapor.handoff/1","messageId":"5f0e6a34-6f4e-4f44-9f0e-111111111111","kind":"OFFER",
 "sequence":12,"handoffId":"5f0e6a34-6f4e-4f44-9f0e-222222222222",
 "sentAt":"2026-03-02T02:00:00Z","repeats":"5f0e6a34-6f4e-4f44-9f0e-333333333333",
 "role":"LEAD"}
""";

  @Test
  void aMessageIsReadInFull() {
    HandoffMessage message = HandoffMessage.parse(TEXT);

    assertThat(message.messageId()).endsWith("111111111111");
    assertThat(message.type()).isEqualTo(MessageType.OFFER);
    assertThat(message.sequence()).isEqualTo(12);
    assertThat(message.handoffId()).endsWith("222222222222");
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
    assertThat(message.repeats()).endsWith("333333333333");
    assertThat(message.payload().toString()).isEqualTo("{\"role\":\"LEAD\"}");
  }

  /** As the release before wrote it; it may lie in a queue when a new one starts. */
  @ParameterizedTest
  @CsvSource({
    "HANDOFF_OFFERED,OFFER",
    "HANDOFF_WITHDRAWN,WITHDRAWAL",
    "REPLY_ADDED,REPLY",
    "REPORT_COMPLETED,COMPLETION",
    "VOID,VOID",
  })
  void aMessageOfTheFormerFormatIsReadAsWell(String type, MessageType meant) {
    HandoffMessage message =
        HandoffMessage.parse(
            TEXT.replace("\"schema\":\"lapor.handoff/1\"", "\"version\":1")
                .replace("\"kind\":\"OFFER\"", "\"type\":\"" + type + "\"")
                .replace("sentAt", "promisedAt"));

    assertThat(message).isEqualTo(withType(HandoffMessage.parse(TEXT), meant));
  }

  private static HandoffMessage withType(HandoffMessage message, MessageType type) {
    return new HandoffMessage(
        message.messageId(),
        type,
        message.epoch(),
        message.sequence(),
        message.handoffId(),
        message.sentAt(),
        message.repeats(),
        message.payload());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "schema     | lapor.handoff/1 | lapor.handoff/2",
        "schema     | \"lapor.handoff/1\" | 1",
        "schema     | \"schema\" | \"scheme\"",
        "version    | \"schema\" | \"version\":1.5,\"schema\"",
        "version    | \"schema\" | \"version\":2,\"schema\"",
        "version    | \"schema\" | \"version\":null,\"schema\"",
        "messageId  | 5f0e6a34-6f4e-4f44-9f0e-111111111111 | 1",
        "messageId  | 5f0e6a34-6f4e-4f44-9f0e-111111111111 | 5F0E6A34-6F4E-4F44-9F0E-111111111111",
        "kind       | OFFER | LOSS",
        "kind       | \"OFFER\" | {}",
        "sequence   | 12 | 0",
        "sequence   | 12 | 1.5",
        "sequence   | 12 | 99999999999999999999",
        "handoffId  | \"handoffId\" | \"id\"",
        "sentAt     | 2026-03-02T02:00:00Z | kemarin",
        "repeats    | \"5f0e6a34-6f4e-4f44-9f0e-333333333333\" | null",
      })
  void aMalformedMemberIsRefusedByName(String field, String from, String to) {
    assertThatThrownBy(() -> HandoffMessage.parse(TEXT.replaceFirst(from.trim(), to.trim())))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> {
              assertThat(e.rule()).isEqualTo(HandoffMessage.UNREADABLE);
              assertThat(e.fields())
                  .extracting(RuleViolation.FieldError::field)
                  .containsExactly(field.trim());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "[]", "null", "not json", "{\"version\":1", "{} {}"})
  void whatIsNotAJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> HandoffMessage.parse(text)).isInstanceOf(RuleViolation.class);
  }

  @Test
  void aMessageIsReadUpToItsLimitInBytesAndNotBeyond() {
    int room = HandoffMessage.MAX_BYTES - TEXT.length();

    assertThat(HandoffMessage.parse(TEXT + " ".repeat(room)).sequence()).isEqualTo(12);
    assertThatThrownBy(() -> HandoffMessage.parse(TEXT + " ".repeat(room + 1)))
        .isInstanceOf(RuleViolation.class);
  }

  @Test
  void noTextAtAllIsRefused() {
    assertThatThrownBy(() -> HandoffMessage.parse(null)).isInstanceOf(RuleViolation.class);
  }
}
