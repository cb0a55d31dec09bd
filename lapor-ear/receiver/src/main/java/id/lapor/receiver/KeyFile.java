package id.lapor.receiver;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;

/**
 * The institution's own keys in a file that only its owner reads: Ed25519 to sign receipts, P-256
 * to be told who reported.
 */
final class KeyFile {

  private final OctetKeyPair signing;
  private final ECKey encryption;

  private KeyFile(OctetKeyPair signing, ECKey encryption) {
    this.signing = signing;
    this.encryption = encryption;
  }

  /**
   * Makes new keys and writes them to a file that does not exist yet.
   *
   * @throws IOException when it exists, or cannot be written
   */
  static KeyFile make(Path file) throws IOException, JOSEException {
    KeyFile keys =
        new KeyFile(
            new OctetKeyPairGenerator(Curve.Ed25519).keyUse(KeyUse.SIGNATURE).generate(),
            new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.ENCRYPTION).generate());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file, new JWKSet(List.<JWK>of(keys.signing, keys.encryption)).toString(false));
    return keys;
  }

  /**
   * Reads the keys.
   *
   * @throws IOException when they cannot be read
   */
  static KeyFile read(Path file) throws IOException {
    try {
      JWKSet set = JWKSet.parse(Files.readString(file));
      return new KeyFile(set.getKeys().get(0).toOctetKeyPair(), set.getKeys().get(1).toECKey());
    } catch (ParseException | RuntimeException notKeys) {
      throw new IOException("No keys in " + file, notKeys);
    }
  }

  /** What is registered at LAPOR to verify by. */
  String publicSigning() {
    return signing.toPublicJWK().toJSONString();
  }

  /** What is registered at LAPOR to encrypt for. */
  String publicEncryption() {
    return encryption.toPublicJWK().toJSONString();
  }

  /** A compact JWS that holds the text: proof that the signing key is ours. */
  String prove(String text) throws JOSEException {
    return signed(null, new Payload(text)).serialize();
  }

  /**
   * A compact JWS over exactly these bytes, without them.
   *
   * @param kid the name that LAPOR gave to the key
   */
  String sign(String kid, byte[] body) throws JOSEException {
    return signed(kid, new Payload(body)).serialize(true);
  }

  /**
   * What a compact JWE for our encryption key holds.
   *
   * @throws JOSEException when it is for another key, or changed on its way
   */
  String open(String sealed) throws JOSEException {
    try {
      JWEObject read = JWEObject.parse(sealed);
      if (!JWEAlgorithm.ECDH_ES_A256KW.equals(read.getHeader().getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(read.getHeader().getEncryptionMethod())) {
        throw new JOSEException("Encrypted otherwise than agreed");
      }
      read.decrypt(new ECDHDecrypter(encryption));
      return read.getPayload().toString();
    } catch (ParseException notSealed) {
      throw new JOSEException("Not a compact JWE", notSealed);
    }
  }

  private JWSObject signed(String kid, Payload payload) throws JOSEException {
    JWSObject object =
        new JWSObject(new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(kid).build(), payload);
    object.sign(new Ed25519Signer(signing));
    return object;
  }
}
