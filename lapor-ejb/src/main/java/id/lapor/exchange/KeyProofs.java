package id.lapor.exchange;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import id.lapor.identity.Ed25519Jws;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Locale;

/** How somebody shows that they hold the private part of a key. */
final class KeyProofs {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without letters and digits that look like others. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

  private static final int GROUPS = 5;
  private static final int GROUP = 4;

  private KeyProofs() {}

  /** A random word of 100 bits, in groups that can be typed. */
  static String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        word.append('-');
      }
      word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** What a typed word is compared by: case and what is between the groups do not count. */
  static String hash(String word) {
    String plain = word.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return ArrivedReceipt.sha256(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** A compact JWE that only the holder of the private part reads. */
  static String wrapped(String word, PublicKey key) {
    JWEObject sealed =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM),
            new Payload(word));
    try {
      sealed.encrypt(new ECDHEncrypter((ECKey) key.jwk()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("Nothing can be encrypted for P-256", impossible);
    }
    return sealed.serialize();
  }

  /** Whether a compact JWS over exactly this text was made with the private part of the key. */
  static boolean signs(PublicKey key, String text, String compact) {
    try {
      JWSObject signed = JWSObject.parse(compact);
      return text.equals(signed.getPayload().toString()) && signed.verify(verifier(key.jwk()));
    } catch (ParseException | JOSEException | RuntimeException unreadable) {
      return false;
    }
  }

  /**
   * What verifies signatures of this key: {@code EdDSA} for Ed25519, {@code ES256} for P-256, and
   * no other algorithm that a signature may name.
   */
  static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof OctetKeyPair ed25519
        ? Ed25519Jws.verifier(ed25519)
        : new ECDSAVerifier((ECKey) key);
  }

  /** The algorithm of signatures with this key, as it is called in their header. */
  static JWSAlgorithm algorithm(JWK key) {
    return key instanceof OctetKeyPair ? JWSAlgorithm.EdDSA : JWSAlgorithm.ES256;
  }
}
