package id.lapor.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that proves who sent a report: 16 characters of an alphabet without 0, O, 1, I and L.
 *
 * <p>Chosen by the system, it carries 79 bits of chance. A slow password hash would add nothing
 * against guessing at that size, so it is kept as HMAC-SHA-256 under a key that the database does
 * not hold: fast enough for every request, and a stolen table cannot even be searched.
 */
public final class AccessCode {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final Pattern WELL_FORMED = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final int LONGEST_INPUT = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String characters;

  private AccessCode(String characters) {
    this.characters = characters;
  }

  /** A new code from the strong random source. */
  public static AccessCode create() {
    StringBuilder drawn = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      drawn.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new AccessCode(drawn.toString());
  }

  /**
   * Reads what a person typed: case, spaces and dashes do not matter. Empty when it cannot be an
   * access code at all.
   */
  public static Optional<AccessCode> parse(String typed) {
    if (typed == null || typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String plain = typed.replaceAll("[\\s\\u00a0\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    return WELL_FORMED.matcher(plain).matches()
        ? Optional.of(new AccessCode(plain))
        : Optional.empty();
  }

  /** As it is shown once to the reporter: {@code XXXX-XXXX-XXXX-XXXX}. */
  public String shown() {
    StringBuilder grouped = new StringBuilder(characters);
    for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
      grouped.insert(at, '-');
    }
    return grouped.toString();
  }

  /** The only form that is stored: 64 hexadecimal digits of keyed hash. */
  public String hash(Keys keys) {
    return keys.hash("access-code", characters);
  }

  /** Whether this is the code whose hash was stored; takes the same time whatever differs. */
  public boolean matches(String storedHash, Keys keys) {
    return MessageDigest.isEqual(ascii(hash(keys)), ascii(storedHash));
  }

  /** Says nothing, so that no log or message can give the code away. */
  @Override
  public String toString() {
    return "AccessCode[not shown]";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
