package id.lapor.exchange;

import id.lapor.institution.Institution;
import id.lapor.outbox.Channels;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/**
 * What an institution hears of its receipts, on its own queue: an ACK or a REFUSAL that names the
 * receipt and the hash of its bytes. Neither quotes it, and nobody hears by it of a hand-off that
 * was not theirs.
 */
@ApplicationScoped
class ReceiptAnswers {

  /** Stands for the hand-off where none may be named. */
  static final String NO_HANDOFF = "00000000-0000-0000-0000-000000000000";

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject Outbox outbox;
  @Inject Channels channels;

  /** Promises the answer to a genuine receipt; its message id. */
  String decided(CheckedReceipt checked, ReceiptOutcome outcome, String reason) {
    return promise(checked, outcome, reason, null);
  }

  /** Promises once more what was answered, as a message that names the first one. */
  void again(Receipt receipt, CheckedReceipt checked) {
    promise(
        checked,
        receipt.outcome(),
        receipt.reason().orElse(null),
        receipt.answerId().orElseThrow());
  }

  /** Tells whoever signed it, if that is certain, and has a queue. */
  void quarantined(CheckedReceipt checked) {
    Institution sender = checked.sender();
    if (sender != null && channels.own(sender.id()).isPresent()) {
      promise(checked, ReceiptOutcome.QUARANTINED, checked.doubt().code(), null);
    }
  }

  private String promise(
      CheckedReceipt checked, ReceiptOutcome outcome, String reason, String repeats) {
    MessageType type =
        outcome == ReceiptOutcome.ACKNOWLEDGED ? MessageType.ACK : MessageType.REFUSAL;
    String handoff = checked.addressed() ? checked.message().handoffId() : NO_HANDOFF;
    return outbox.answer(
        checked.sender().id(), type, handoff, payload(checked, outcome, reason), repeats);
  }

  private static JsonObject payload(CheckedReceipt checked, ReceiptOutcome outcome, String reason) {
    JsonObjectBuilder payload =
        JSON.createObjectBuilder().add("institution", checked.sender().code());
    if (checked.message() != null) {
      payload.add("receiptId", checked.message().receiptId());
    }
    payload.add("receiptSha256", checked.arrived().sha256()).add("result", outcome.name());
    if (reason != null) {
      payload.add("reason", reason);
    }
    return payload.build();
  }
}
