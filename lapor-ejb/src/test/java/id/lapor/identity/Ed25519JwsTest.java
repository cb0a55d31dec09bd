package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures are those of RFC 8032, whichever library makes or checks them. */
class Ed25519JwsTest {

  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.EdDSA);
  private static final byte[] TEXT = "Lampu jalan mati".getBytes(StandardCharsets.UTF_8);

  private final OctetKeyPair key = key();

  @Test
  void theSignatureIsTheOneOfTheStandard() throws Exception {
    OctetKeyPair given =
        pair(
            HexFormat.of()
                .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

    byte[] signature = Ed25519Jws.signer(given).sign(HEADER, new byte[] {0x72}).decode();

    assertThat(HexFormat.of().formatHex(signature))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void whatIsSignedHereVerifiesElsewhereAndTheOtherWayRound() throws Exception {
    Base64URL here = Ed25519Jws.signer(key).sign(HEADER, TEXT);
    Base64URL elsewhere = new Ed25519Signer(key).sign(HEADER, TEXT);

    assertThat(here).isEqualTo(elsewhere);
    assertThat(new Ed25519Verifier(key.toPublicJWK()).verify(HEADER, TEXT, here)).isTrue();
    assertThat(Ed25519Jws.verifier(key.toPublicJWK()).verify(HEADER, TEXT, elsewhere)).isTrue();
  }

  @Test
  void otherBytesAnotherKeyOrHalfASignatureDoNotVerify() throws Exception {
    Base64URL signature = Ed25519Jws.signer(key).sign(HEADER, TEXT);
    Base64URL half = Base64URL.encode(java.util.Arrays.copyOf(signature.decode(), 32));

    assertThat(Ed25519Jws.verifier(key).verify(HEADER, new byte[] {1}, signature)).isFalse();
    assertThat(Ed25519Jws.verifier(key()).verify(HEADER, TEXT, signature)).isFalse();
    assertThat(Ed25519Jws.verifier(key).verify(HEADER, TEXT, half)).isFalse();
  }

  @Test
  void whatIsCriticalAndUnknownOrAnotherAlgorithmIsNotBelieved() throws Exception {
    Base64URL signature = Ed25519Jws.signer(key).sign(HEADER, TEXT);
    JWSHeader critical =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).criticalParams(Set.of("lain")).build();

    assertThat(Ed25519Jws.verifier(key).verify(critical, TEXT, signature)).isFalse();
    assertThatThrownBy(
            () ->
                Ed25519Jws.verifier(key).verify(new JWSHeader(JWSAlgorithm.HS256), TEXT, signature))
        .isInstanceOf(JOSEException.class);
  }

  private static OctetKeyPair key() {
    byte[] seed = new byte[32];
    new java.security.SecureRandom().nextBytes(seed);
    return pair(seed);
  }

  private static OctetKeyPair pair(byte[] seed) {
    try {
      Ed25519Sign.KeyPair made = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(made.getPublicKey()))
          .d(Base64URL.encode(made.getPrivateKey()))
          .build();
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
