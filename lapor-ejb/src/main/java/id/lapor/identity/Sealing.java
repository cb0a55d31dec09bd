package id.lapor.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption of short texts: {@code keyId:base64(nonce, ciphertext, tag)}.
 *
 * <p>AES-256-GCM with a fresh random 96-bit nonce; key id and context are authenticated with the
 * text, so a value moved to another row, column or key id does not open.
 */
final class Sealing {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  static String seal(byte[] key, String keyId, String context, String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, keyId, context);
      byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return keyId + ":" + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Encryption failed", impossible);
    }
  }

  static String open(Function<String, byte[]> keyById, String context, String sealed) {
    int colon = sealed.indexOf(':');
    String keyId = sealed.substring(0, Math.max(0, colon));
    byte[] key = keyById.apply(keyId);
    if (colon < 1 || key == null) {
      throw new IllegalStateException("A sealed text names no known key");
    }
    try {
      byte[] whole = Base64.getDecoder().decode(sealed.substring(colon + 1));
      if (whole.length < NONCE_BYTES) {
        throw new IllegalStateException("A sealed text is cut off");
      }
      byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, keyId, context);
      byte[] plain = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException tampered) {
      throw new IllegalStateException("A sealed text was changed or belongs elsewhere", tampered);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String keyId, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((keyId + '\0' + context).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
