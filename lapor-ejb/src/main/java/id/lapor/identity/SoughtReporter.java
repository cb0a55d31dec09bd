package id.lapor.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom somebody looks for: all of a name, an e-mail address or a telephone number.
 *
 * @param kind which of them
 * @param text as typed
 */
public record SoughtReporter(Kind kind, String text) {

  /** What a reporter can be found by. */
  public enum Kind {
    /** The full name, in whatever order of its words. */
    NAME,
    /** The e-mail address. */
    EMAIL,
    /** The telephone number. */
    PHONE
  }

  /** Says nothing, so that no log or message can name a person by accident. */
  @Override
  public String toString() {
    return "SoughtReporter[not shown]";
  }

  /** The keyed hash by which it is compared; empty when nothing is left to compare. */
  Optional<String> hash(Keys keys) {
    return switch (kind) {
      case NAME -> Optional.ofNullable(nameHash(text, keys));
      case EMAIL ->
          Optional.ofNullable(SealedIdentity.contactHash(ContactChannel.EMAIL, text, keys));
      case PHONE ->
          Optional.ofNullable(SealedIdentity.contactHash(ContactChannel.PHONE, text, keys));
    };
  }

  /** The keyed hash of a name; null when it has no letter. */
  static String nameHash(String name, Keys keys) {
    String normal = normal(name == null ? "" : name);
    return normal.isEmpty() ? null : keys.hash("reporter-name", normal);
  }

  /** Small letters without accents and signs, the words in order of the alphabet. */
  static String normal(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[.'’`-]", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return Arrays.stream(plain.split(" ")).sorted().collect(Collectors.joining(" "));
  }
}
