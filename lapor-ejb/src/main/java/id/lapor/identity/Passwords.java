package id.lapor.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id (RFC 9106) with 19 MiB, 2 passes and 1 lane, written as PHC string, so
 * that hashes made with other parameters can still be checked.
 *
 * <p>Every check costs the same memory and time, whether the user exists or not. Only so many run
 * at once: a flood of sign-ins is turned away instead of filling the memory.
 */
final class Passwords {

  /** Longest password that is looked at, in characters. */
  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_MEMORY_KIB = 256 * 1024;
  private static final int MOST_AT_ONCE = 8;
  private static final int PATIENCE_SECONDS = 5;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore ROOM = new Semaphore(MOST_AT_ONCE);

  /** What an unknown user's password is compared with; no password has this hash. */
  static final String NOBODY =
      phc(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private Passwords() {}

  /** Hashes a new password with a salt of its own. */
  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return phc(MEMORY_KIB, PASSES, LANES, salt, hash);
  }

  /**
   * Whether the password has this hash.
   *
   * @param stored PHC string, or null for an unknown user: the answer is then no, at the same cost
   * @throws TooManyAttempts when too many passwords are being checked at this moment
   */
  static boolean matches(String password, String stored) {
    Matcher parts = PHC.matcher(stored == null ? NOBODY : stored);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_MEMORY_KIB) {
      throw new IllegalStateException("A stored password hash is not readable");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        argon2(
            password.length() > LONGEST ? "" : password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, actual)
        && stored != null
        && password.length() <= LONGEST;
  }

  private static byte[] argon2(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    takeRoom();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      ROOM.release();
    }
  }

  private static void takeRoom() {
    try {
      if (!ROOM.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooManyAttempts(PATIENCE_SECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TooManyAttempts(PATIENCE_SECONDS);
    }
  }

  private static String phc(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
