package id.lapor.identity;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;

/** One key with which this installation signs: Ed25519 (RFC 8032), as JWS (RFC 7515, RFC 8037). */
final class Signing {

  private static final String PREFIX = "lapor/";

  private final OctetKeyPair key;
  private final JWSHeader header;
  private final JWSSigner signer;

  private Signing(OctetKeyPair key) throws JOSEException {
    this.key = key;
    this.header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build();
    this.signer = Ed25519Jws.signer(key);
  }

  /**
   * The key that grows from these 32 bytes.
   *
   * @param number which of the installation's keys it is, for its {@code kid}
   */
  static Signing of(String number, byte[] seed) {
    try {
      Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
      return new Signing(
          new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
              .d(Base64URL.encode(pair.getPrivateKey()))
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.EdDSA)
              .keyID(PREFIX + number)
              .build());
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException("This Java cannot sign with Ed25519", impossible);
    }
  }

  /** A compact JWS over exactly these bytes, without them (RFC 7515, appendix F). */
  String sign(byte[] content) {
    JWSObject signed = new JWSObject(header, new Payload(content));
    try {
      signed.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("Nothing can be signed", impossible);
    }
    return signed.serialize(true);
  }

  /** Name of the key in signatures: {@code lapor/} and its number. */
  String kid() {
    return key.getKeyID();
  }

  /** The public part, by which others verify. */
  String publicPart() {
    return key.getX().toString();
  }
}
