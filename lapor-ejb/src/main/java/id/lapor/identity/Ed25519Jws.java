package id.lapor.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Ed25519 (RFC 8032) for JWS (RFC 8037), by the quicker of the two libraries that are here: much of
 * what a hand-off costs in processor time is three signatures. What it signs is the same, byte for
 * byte.
 */
public final class Ed25519Jws {

  private static final Set<JWSAlgorithm> NAMES = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

  private Ed25519Jws() {}

  /** Signs with the private part of a key. */
  static JWSSigner signer(OctetKeyPair key) {
    return new Signer(new Ed25519PrivateKeyParameters(key.getDecodedD(), 0));
  }

  /**
   * Verifies with the public part of a key.
   *
   * @throws IllegalArgumentException when it is no point of the curve
   */
  public static JWSVerifier verifier(OctetKeyPair key) {
    return new Verifier(new Ed25519PublicKeyParameters(key.getDecodedX(), 0));
  }

  private static final class Signer extends BaseJWSProvider implements JWSSigner {
    private final Ed25519PrivateKeyParameters key;

    Signer(Ed25519PrivateKeyParameters key) {
      super(NAMES);
      this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(input, 0, input.length);
      return Base64URL.encode(signer.generateSignature());
    }
  }

  private static final class Verifier extends BaseJWSProvider implements JWSVerifier {
    private final Ed25519PublicKeyParameters key;

    Verifier(Ed25519PublicKeyParameters key) {
      super(NAMES);
      this.key = key;
    }

    /** What a header says to be critical is known to nobody here. */
    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature)
        throws JOSEException {
      if (!NAMES.contains(header.getAlgorithm())) {
        throw new JOSEException("Not a signature of Ed25519: " + header.getAlgorithm());
      }
      if (!new CriticalHeaderParamsDeferral().headerPasses(header)) {
        return false;
      }
      Ed25519Signer verifier = new Ed25519Signer();
      verifier.init(false, key);
      verifier.update(input, 0, input.length);
      return verifier.verifySignature(signature.decode());
    }
  }
}
