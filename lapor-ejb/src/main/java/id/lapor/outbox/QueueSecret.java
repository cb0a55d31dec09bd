package id.lapor.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A secret that the system of an institution signs in with: 32 random bytes, which nobody guesses
 * and nobody has to remember. It is said once; kept is only what it is compared with.
 */
final class QueueSecret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** As an external Artemis hashes: what it is told in this form it takes as hashed already. */
  private static final int BROKER_ROUNDS = 1_024;

  private static final int BROKER_BITS = 512;

  private final String text;
  private final byte[] salt;

  private QueueSecret(String text, byte[] salt) {
    this.text = text;
    this.salt = salt;
  }

  /** Another one each time. */
  static QueueSecret generated() {
    return new QueueSecret(
        Base64.getUrlEncoder().withoutPadding().encodeToString(random()), random());
  }

  /** What the institution is told. */
  String text() {
    return text;
  }

  /** In hexadecimal digits. */
  String salt() {
    return HexFormat.of().formatHex(salt);
  }

  /** SHA-256 of secret and salt, which is enough for something that nobody can guess. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The hash in the form of an external Artemis. */
  String brokerHash() {
    byte[] other = random();
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
              .generateSecret(new PBEKeySpec(text.toCharArray(), other, BROKER_ROUNDS, BROKER_BITS))
              .getEncoded();
      HexFormat hex = HexFormat.of();
      return "ENC(%d:%s:%s)"
          .formatted(BROKER_ROUNDS, hex.formatHex(other), hex.formatHex(key))
          .toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "a secret";
  }
}
