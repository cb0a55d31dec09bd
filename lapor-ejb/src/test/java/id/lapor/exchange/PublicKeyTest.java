package id.lapor.exchange;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Which keys of institutions are taken, and how they are written. */
class PublicKeyTest {

  @Test
  void aKeyIsTakenForWhatItsKindIsFor() {
    String ed25519 = GivenKeys.ed25519().toPublicJWK().toJSONString();
    String p256 = GivenKeys.p256().toPublicJWK().toJSONString();

    assertThat(PublicKey.read(ed25519, KeyPurpose.SIGNING).curve()).isEqualTo("Ed25519");
    assertThat(PublicKey.read(p256, KeyPurpose.SIGNING).curve()).isEqualTo("P-256");
    assertThat(PublicKey.read(p256, KeyPurpose.ENCRYPTION).curve()).isEqualTo("P-256");
    assertRefused("jwk-purpose", () -> PublicKey.read(ed25519, KeyPurpose.ENCRYPTION));
    assertRefused(
        "jwk-purpose",
        () ->
            PublicKey.read(
                GivenKeys.ec(Curve.P_384).toPublicJWK().toJSONString(), KeyPurpose.SIGNING));
  }

  @Test
  void aKeyThatSaysItIsForSomethingElseIsRefused() {
    ECKey signing = new ECKey.Builder(GivenKeys.p256()).keyUse(KeyUse.SIGNATURE).build();

    assertRefused(
        "jwk-purpose",
        () -> PublicKey.read(signing.toPublicJWK().toJSONString(), KeyPurpose.ENCRYPTION));
  }

  @Test
  void aPrivatePartIsRefusedAndNotQuoted() {
    String pair = GivenKeys.ed25519().toJSONString();

    assertRefused("jwk-private", () -> PublicKey.read(pair, KeyPurpose.SIGNING));
    assertRefused(
        "jwk-private",
        () -> PublicKey.read(GivenKeys.p256().toJSONString(), KeyPurpose.ENCRYPTION));
    assertRefused(
        "jwk-private",
        () -> PublicKey.read("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", KeyPurpose.SIGNING));
  }

  @Test
  void aPointThatAnybodyCanSignForIsRefused() {
    for (String weak :
        new String[] {
          "0100000000000000000000000000000000000000000000000000000000000000",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
        }) {
      String x = Base64URL.encode(HexFormat.of().parseHex(weak)).toString();
      assertRefused(
          "jwk-weak",
          () ->
              PublicKey.read(
                  "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}", KeyPurpose.SIGNING));
    }
  }

  @Test
  void aPointBesideTheCurveIsRefused() {
    ECKey key = GivenKeys.p256();
    String beside =
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(key.getX(), key.getX());

    assertRefused("jwk-weak", () -> PublicKey.read(beside, KeyPurpose.SIGNING));
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertRefused("required", () -> PublicKey.read(" ", KeyPurpose.SIGNING));
    for (String text :
        new String[] {
          "no json", "[]", "{", "x".repeat(2_001), "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}"
        }) {
      assertRefused("jwk-unreadable", () -> PublicKey.read(text, KeyPurpose.SIGNING));
    }
  }

  @Test
  void theSameKeyHasTheSameThumbprintHoweverItIsWritten() throws Exception {
    ECKey key = GivenKeys.p256();
    String padded =
        "{\"y\":\"%s=\",\"kid\":\"ours\",\"x\":\"%s\",\"crv\":\"P-256\",\"kty\":\"EC\"}"
            .formatted(key.getY(), key.getX());

    assertThat(PublicKey.read(padded, KeyPurpose.SIGNING).thumbprint())
        .isEqualTo(key.computeThumbprint().toString());
  }
}
