package id.lapor.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import id.lapor.shared.RuleViolation;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;

/**
 * The public part of an institution's key, in the one form in which it is kept: coordinates of full
 * length in base64url.
 *
 * @param curve {@code Ed25519} or {@code P-256}
 * @param x the first coordinate; of Ed25519 the whole key
 * @param y the second coordinate; null for Ed25519
 */
record PublicKey(String curve, String x, String y) {

  /** The longest text that is read as a key. */
  static final int MAX_TEXT = 2_000;

  static final String ED25519 = "Ed25519";
  static final String P256 = "P-256";

  private static final int ED25519_BYTES = 32;

  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  /**
   * The points of small order: whoever takes one as a key believes signatures that anybody can
   * make. Little-endian, without the sign.
   */
  private static final Set<String> WEAK =
      Set.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /**
   * Reads a JWK (RFC 7517) that is to be registered for a purpose. Other members than those of the
   * key itself are left aside.
   *
   * @throws RuleViolation {@code required}, {@code jwk-unreadable}, {@code jwk-private} when
   *     somebody has given the secret away, {@code jwk-purpose} or {@code jwk-weak}
   */
  static PublicKey read(String text, KeyPurpose purpose) {
    if (text == null || text.isBlank()) {
      throw refusal("required", "This field is required");
    }
    if (text.length() > MAX_TEXT) {
      throw refusal("jwk-unreadable", "More than " + MAX_TEXT + " characters");
    }
    JsonObject jwk = object(text);
    if (!Collections.disjoint(jwk.keySet(), PRIVATE)) {
      throw refusal("jwk-private", "The key has a private part");
    }
    String kind = text(jwk, "kty") + " " + text(jwk, "crv");
    if (kind.equals("OKP " + ED25519) && purpose == KeyPurpose.SIGNING) {
      requireUse(jwk, "sig");
      return ed25519(text(jwk, "x"));
    }
    if (kind.equals("EC " + P256)) {
      requireUse(jwk, purpose == KeyPurpose.SIGNING ? "sig" : "enc");
      return p256(text(jwk, "x"), text(jwk, "y"));
    }
    throw refusal("jwk-purpose", "No key of this kind for " + purpose);
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.strip()))) {
      return reader.readObject();
    } catch (JsonException | ClassCastException notJson) {
      throw refusal("jwk-unreadable", "Not a JSON object");
    }
  }

  private static String text(JsonObject jwk, String name) {
    return jwk.get(name) instanceof JsonString text ? text.getString() : "";
  }

  private static void requireUse(JsonObject jwk, String use) {
    if (jwk.containsKey("use") && !text(jwk, "use").equals(use)) {
      throw refusal("jwk-purpose", "The key says that it is for something else");
    }
  }

  private static PublicKey ed25519(String x) {
    byte[] point = new Base64URL(x).decode();
    if (point.length != ED25519_BYTES) {
      throw refusal("jwk-unreadable", "Not 32 bytes");
    }
    byte[] unsigned = point.clone();
    unsigned[ED25519_BYTES - 1] &= 0x7f;
    if (WEAK.contains(HexFormat.of().formatHex(unsigned))) {
      throw refusal("jwk-weak", "A point of small order");
    }
    return new PublicKey(ED25519, Base64URL.encode(point).toString(), null);
  }

  private static PublicKey p256(String x, String y) {
    try {
      int bits = Curve.P_256.toECParameterSpec().getCurve().getField().getFieldSize();
      PublicKey key =
          new PublicKey(
              P256,
              ECKey.encodeCoordinate(bits, coordinate(x)).toString(),
              ECKey.encodeCoordinate(bits, coordinate(y)).toString());
      key.ec(); // refuses a point that is not on the curve
      return key;
    } catch (IllegalArgumentException | IllegalStateException notOnTheCurve) {
      throw refusal("jwk-weak", "Not a point of the curve");
    }
  }

  private static BigInteger coordinate(String base64) {
    byte[] bytes = new Base64URL(base64).decode();
    if (bytes.length == 0 || bytes.length > ED25519_BYTES) {
      throw refusal("jwk-unreadable", "Not 32 bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static RuleViolation refusal(String rule, String reason) {
    return new RuleViolation(rule, "jwk", reason);
  }

  /** As the library knows it, without a name. */
  JWK jwk() {
    return y == null ? new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x)).build() : ec();
  }

  private ECKey ec() {
    return new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y)).build();
  }

  /** The SHA-256 thumbprint of RFC 7638: the same for the same key, however it was written. */
  String thumbprint() {
    try {
      return jwk().computeThumbprint().toString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
