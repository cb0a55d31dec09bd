package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.it.QueueClient.Login;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.jms.JMSException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/** What an institution runs: it takes hand-offs from its queue, signs receipts and sends them. */
final class InstitutionSystem implements AutoCloseable {

  static final String RECEIPTS = "handoff.receipts";

  final GivenQueue given;
  final OctetKeyPair key;
  final String kid;
  private final QueueClient client;

  private InstitutionSystem(GivenQueue given, OctetKeyPair key, QueueClient client) {
    this.given = given;
    this.key = key;
    this.kid = given.code + "/1";
    this.client = client;
  }

  /** Signs in with an account, and has a signing key. */
  static InstitutionSystem of(GivenQueue given, Protocol protocol) throws Exception {
    Login login = given.account();
    OctetKeyPair key = newKey();
    Sql.run(
        ("insert into institution_key (id, version, institution_id, number, kid, purpose, curve, x,"
                + " thumbprint, valid_from) select nextval('institution_key_seq'), 0, id, 1,"
                + " '%s/1', 'SIGNING', 'Ed25519', '%s', '%s', now() - interval '1 hour'"
                + " from institution where code = '%s'")
            .formatted(given.code, key.getX(), key.computeThumbprint(), given.code));
    return new InstitutionSystem(given, key, QueueClient.signedIn(protocol, login));
  }

  static OctetKeyPair newKey() throws GeneralSecurityException {
    Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPair();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
        .d(Base64URL.encode(pair.getPrivateKey()))
        .build();
  }

  /** The next message of its queue. */
  Taken next() throws Exception {
    return client.take(given.queue).orElseThrow();
  }

  /** A receipt for this message. */
  static JsonObjectBuilder receipt(String kind, Taken message) throws Exception {
    JsonObject said = GivenQueue.json(message.text());
    return Json.createObjectBuilder()
        .add("receiptId", UUID.randomUUID().toString())
        .add("schema", "lapor.receipt/1")
        .add("kind", kind)
        .add("handoffId", said.getString("handoffId"))
        .add("messageId", said.getString("messageId"))
        .add("bodySha256", sha256(message.body()))
        .add("time", "2026-11-02T03:00:00Z");
  }

  /** Signs and sends. */
  void send(JsonObjectBuilder receipt) throws Exception {
    byte[] body = bytes(receipt);
    send(body, signed(body, key, kid));
  }

  /** Sends what it is given. */
  void send(byte[] body, String signature) throws Exception {
    client.send(RECEIPTS, body, signature);
  }

  /** Signs and sends, and hears of it. */
  String heard(JsonObjectBuilder receipt) throws Exception {
    send(receipt);
    return heard();
  }

  /** The next message, which is about a receipt: kind, result and reason. */
  String heard() throws Exception {
    JsonObject said = GivenQueue.json(next().text());
    assertThat(said.getString("kind")).as(said.toString()).isIn("ACK", "REFUSAL");
    return said.getString("kind")
        + " "
        + said.getString("result")
        + " "
        + said.getString("reason", "");
  }

  static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  static byte[] bytes(JsonObjectBuilder receipt) {
    return receipt.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  static String signed(byte[] body, OctetKeyPair key, String kid) throws JOSEException {
    JWSObject signed =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(kid).build(), new Payload(body));
    signed.sign(new Ed25519Signer(key));
    return signed.serialize(true);
  }

  @Override
  public void close() throws JMSException {
    client.close();
  }
}
