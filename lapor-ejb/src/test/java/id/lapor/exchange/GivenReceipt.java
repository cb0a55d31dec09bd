package id.lapor.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;

/** Receipts as the system of an institution writes and signs them. */
final class GivenReceipt {

  private GivenReceipt() {}

  /** One of this kind, about something made up. */
  static JsonObjectBuilder of(ReceiptKind kind) {
    return Json.createObjectBuilder()
        .add("receiptId", UUID.randomUUID().toString())
        .add("schema", "lapor.receipt/1")
        .add("kind", kind.name())
        .add("handoffId", UUID.randomUUID().toString())
        .add("messageId", UUID.randomUUID().toString())
        .add("bodySha256", "0".repeat(64))
        .add("time", "2026-11-25T02:59:00Z");
  }

  /** A compact JWS over these bytes, without them. */
  static String signed(byte[] body, JWK pair, String kid) {
    boolean ed25519 = pair instanceof OctetKeyPair;
    JWSHeader header =
        new JWSHeader.Builder(ed25519 ? JWSAlgorithm.EdDSA : JWSAlgorithm.ES256).keyID(kid).build();
    JWSObject signed = new JWSObject(header, new Payload(body));
    try {
      signed.sign(ed25519 ? new Ed25519Signer((OctetKeyPair) pair) : new ECDSASigner((ECKey) pair));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return signed.serialize(true);
  }
}
