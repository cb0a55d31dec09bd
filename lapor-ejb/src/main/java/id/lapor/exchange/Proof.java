package id.lapor.exchange;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One signed message, with all that is needed to verify it by the published keys.
 *
 * @param id what its sender calls it
 * @param kind what it says
 * @param at when LAPOR put it into bytes, or had it
 * @param sha256 hash of the body, lower-case hexadecimal
 * @param signature compact JWS over the body, without it (RFC 7515, appendix F)
 * @param body exactly what was signed, or null when it was erased
 */
public record Proof(
    String id, String kind, Instant at, String sha256, String signature, String body) {

  static Proof of(SentMessage message) {
    return new Proof(
        message.messageId(),
        message.kind().name(),
        message.sentAt(),
        message.bodySha256(),
        message.signature(),
        message.body().map(Proof::text).orElse(null));
  }

  static Proof of(Receipt receipt) {
    return new Proof(
        receipt.receiptId().orElseThrow(),
        receipt.kind().orElseThrow().name(),
        receipt.arrivedAt(),
        receipt.bodySha256(),
        receipt.signature().orElseThrow(),
        receipt.body().map(Proof::text).orElse(null));
  }

  /** What is read as UTF-8 strictly, or written so, has the same bytes again. */
  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The signature with its body in place, as every JWS tool takes it; null without the body. */
  public String jws() {
    return body == null
        ? null
        : signature.replace(
            "..", "." + Base64URL.encode(body.getBytes(StandardCharsets.UTF_8)) + ".");
  }
}
