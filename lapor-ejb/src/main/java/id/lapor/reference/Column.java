package id.lapor.reference;

import id.lapor.shared.EmailAddress;
import id.lapor.shared.RuleViolation.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A column that a kind of file may have, and what may stand in it.
 *
 * @param name its heading
 * @param needed whether each line must have a value there
 * @param longest most characters of a value
 * @param rule what is wrong with a value that is neither empty nor too long
 */
record Column(
    String name, boolean needed, int longest, Function<String, Optional<FieldError>> rule) {

  private static final int LONGEST_CODE = 60;
  private static final int DATE_LENGTH = 10;
  private static final int LONGEST_ADDRESS = 254;

  /** Any text. */
  static Column text(String name, int longest) {
    return new Column(name, false, longest, value -> Optional.empty());
  }

  /** A code, or another value of a fixed form. */
  static Column formed(String name, Pattern form, FieldError otherwise) {
    return new Column(
        name,
        false,
        LONGEST_CODE,
        value -> form.matcher(value).matches() ? Optional.empty() : Optional.of(otherwise));
  }

  /** One of a few values. */
  static Column oneOf(String name, Collection<String> values) {
    String known = String.join(", ", values);
    FieldError unknown = new FieldError(name, "unknown-value", "One of " + known, known);
    return new Column(
        name,
        false,
        LONGEST_CODE,
        value -> values.contains(value) ? Optional.empty() : Optional.of(unknown));
  }

  /** One of the values of an enum. */
  static Column oneOf(String name, Class<? extends Enum<?>> values) {
    return oneOf(name, Arrays.stream(values.getEnumConstants()).map(Enum::name).toList());
  }

  /** A day as in {@code 2026-03-02}. */
  static Column date(String name) {
    return new Column(
        name,
        false,
        LONGEST_CODE,
        value ->
            isDate(value)
                ? Optional.empty()
                : Optional.of(new FieldError(name, "not-a-date", "Write it as 2026-03-02")));
  }

  /** An address to which mail can be sent. */
  static Column address(String name) {
    FieldError none = new FieldError(name, "not-an-email", "No e-mail address");
    return new Column(
        name,
        false,
        LONGEST_ADDRESS,
        value -> EmailAddress.isPlain(value) ? Optional.empty() : Optional.of(none));
  }

  /** The same column, with a value in each line. */
  Column always() {
    return new Column(name, true, longest, rule);
  }

  /** What is wrong with this value. */
  List<FieldError> wrong(String value) {
    if (value.indexOf(CsvLines.UNREADABLE) >= 0) {
      return List.of(new FieldError(name, "unreadable-bytes", "Not in UTF-8"));
    }
    if (value.codePoints().anyMatch(Column::isForeign)) {
      return List.of(new FieldError(name, "not-text", "Control characters are not allowed"));
    }
    if (value.isEmpty()) {
      return needed ? List.of(new FieldError(name, "required", "Needed")) : List.of();
    }
    if (value.codePointCount(0, value.length()) > longest) {
      return List.of(new FieldError(name, "too-long", "At most " + longest, longest));
    }
    return rule.apply(value).stream().toList();
  }

  /** No cell of reference data has more than one line. */
  private static boolean isForeign(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isDate(String value) {
    try {
      return value.length() == DATE_LENGTH && LocalDate.parse(value).getYear() > 0;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }
}
