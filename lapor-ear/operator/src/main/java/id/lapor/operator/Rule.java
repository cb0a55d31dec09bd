package id.lapor.operator;

import id.lapor.proxy.TrustedProxies;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a setting's value must be like, as far as can be told without looking at anything else. */
@FunctionalInterface
interface Rule {

  /** Any text; the server would take {@code ${} for the beginning of an expression. */
  Rule TEXT =
      value -> objection(!value.contains("${"), "must not contain the characters ${ together");

  /** A file or directory. */
  Rule PATH = TEXT;

  /** Sources that may say where a request came from. */
  Rule PROXIES =
      value -> {
        try {
          TrustedProxies.of(value);
          return Optional.empty();
        } catch (IllegalArgumentException wrong) {
          return Optional.of(wrong.getMessage());
        }
      };

  /** What is wrong with a value that is there, as the end of a sentence; never the value itself. */
  Optional<String> objection(String value);

  /** One of these words. */
  static Rule oneOf(String... words) {
    return value ->
        objection(Arrays.asList(words).contains(value), "is one of " + String.join(", ", words));
  }

  /** A whole number within these bounds. */
  static Rule number(int least, int most) {
    return value ->
        objection(
            value.matches("\\d{1,9}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most,
            "is a number from " + least + " to " + most);
  }

  /** A text of this form. */
  static Rule form(String pattern, String description) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> objection(compiled.matcher(value).matches(), description);
  }

  /** An address that begins in one of these ways and names a host. */
  static Rule address(String... schemes) {
    return value -> {
      try {
        URI uri = URI.create(value);
        boolean known = Arrays.asList(schemes).contains(uri.getScheme());
        return objection(
            known && uri.getHost() != null,
            "is an address such as " + schemes[0] + "://host.example");
      } catch (IllegalArgumentException malformed) {
        return Optional.of("is no address");
      }
    };
  }

  private static Optional<String> objection(boolean right, String otherwise) {
    return right ? Optional.empty() : Optional.of(otherwise);
  }
}
