package id.lapor.receiver;

import com.nimbusds.jose.JOSEException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What the institution says about a hand-off, signed: {@code lapor.receipt/1}.
 *
 * @param kind DELIVERED, ACCEPTED, RETURNED, ANSWERED or COMPLETED
 * @param body UTF-8 JSON, the same bytes whenever it is sent
 */
record Receipt(String id, String handoffId, String kind, byte[] body, String signature) {

  /** Who signs. */
  record Signer(KeyFile keys, String kid) {}

  /**
   * Writes one and signs it.
   *
   * @param about the message that it answers
   * @param letter that message's bytes
   * @param more what the kind needs besides
   */
  static Receipt of(String kind, JsonObject about, Letter letter, JsonObject more, Signer signer)
      throws JOSEException {
    String id = UUID.randomUUID().toString();
    JsonObjectBuilder receipt =
        Json.createObjectBuilder()
            .add("receiptId", id)
            .add("schema", "lapor.receipt/1")
            .add("kind", kind)
            .add("handoffId", about.getString("handoffId"))
            .add("messageId", about.getString("messageId"))
            .add("bodySha256", letter.sha256())
            .add("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    more.forEach(receipt::add);
    byte[] body = receipt.build().toString().getBytes(StandardCharsets.UTF_8);
    return new Receipt(
        id, about.getString("handoffId"), kind, body, signer.keys().sign(signer.kid(), body));
  }
}
