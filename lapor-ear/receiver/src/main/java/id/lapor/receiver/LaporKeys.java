package id.lapor.receiver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import id.lapor.receiver.Letter.NotBelieved;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;

/**
 * The keys by which LAPOR's signatures are verified. They are fetched when one is named that is not
 * known yet, and kept: what was signed once can be verified while LAPOR is away.
 */
final class LaporKeys {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final Store store;
  private JWKSet known;

  LaporKeys(URI lapor, Store store) throws SQLException {
    this.address = lapor.resolve("/.well-known/jwks.json");
    this.store = store;
    this.known = parsed(store.laporKeys());
  }

  /**
   * Believes a message, or not.
   *
   * @throws NotBelieved when the signature is not LAPOR's, or is over other bytes
   * @throws IOException when the key is not known and LAPOR cannot be asked
   */
  void verify(Letter letter) throws NotBelieved, IOException, SQLException {
    try {
      JWSObject signed = JWSObject.parse(letter.signature(), new Payload(letter.body()));
      if (!JWSAlgorithm.EdDSA.equals(signed.getHeader().getAlgorithm())) {
        throw new NotBelieved("Signed otherwise than agreed");
      }
      JWK key = key(signed.getHeader().getKeyID());
      if (!signed.verify(new Ed25519Verifier(key.toOctetKeyPair()))) {
        throw new NotBelieved("The signature is not over these bytes");
      }
    } catch (ParseException | JOSEException unusable) {
      throw new NotBelieved("Not a signature");
    }
  }

  private JWK key(String kid) throws NotBelieved, IOException, SQLException {
    JWK key = known.getKeyByKeyId(kid);
    if (key == null) {
      String fetched = fetch();
      known = parsed(fetched);
      store.keepLaporKeys(fetched);
      key = known.getKeyByKeyId(kid);
    }
    if (key == null) {
      throw new NotBelieved("Signed by a key that LAPOR does not publish");
    }
    return key;
  }

  private String fetch() throws IOException {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(address + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static JWKSet parsed(String text) {
    try {
      return JWKSet.parse(text);
    } catch (ParseException notKeys) {
      throw new IllegalStateException("LAPOR's keys cannot be read", notKeys);
    }
  }
}
