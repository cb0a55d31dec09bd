package id.lapor.receiver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A LAPOR that publishes one key, and what it signs with it. */
final class GivenLapor implements AutoCloseable {

  final OctetKeyPair key = newKey("lapor/1");
  private final HttpServer server;

  GivenLapor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  static OctetKeyPair newKey(String kid) {
    try {
      return new OctetKeyPairGenerator(Curve.Ed25519).keyID(kid).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A message for "kemenkes" with these members besides the ones that all have. */
  static JsonObject message(String kind, long sequence, JsonObject more) {
    JsonObjectBuilder message =
        Json.createObjectBuilder()
            .add("messageId", UUID.randomUUID().toString())
            .add("schema", "lapor.handoff/1")
            .add("kind", kind)
            .add("institution", "kemenkes")
            .add("epoch", 1)
            .add("sequence", sequence);
    more.forEach(message::add);
    return message.build();
  }

  static JsonObject about(String handoffId) {
    return Json.createObjectBuilder()
        .add("handoffId", handoffId)
        .add("trackingId", "LPR-2026-0000001")
        .add("title", "Lampu jalan padam")
        .build();
  }

  /** The message as it lies on the queue, signed by LAPOR. */
  Letter letter(JsonObject message) throws JOSEException {
    return signed(message, key);
  }

  static Letter signed(JsonObject message, OctetKeyPair by) throws JOSEException {
    byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
    JWSObject signed =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(by.getKeyID()).build(),
            new Payload(body));
    signed.sign(new Ed25519Signer(by));
    return new Letter(body, signed.serialize(true));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
