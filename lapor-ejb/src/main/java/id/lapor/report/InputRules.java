package id.lapor.report;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the fields of one input and gathers all that is wrong, so that a form can show everything
 * at once. Field names are those that clients send.
 */
public final class InputRules {

  private final List<FieldError> errors = new ArrayList<>();

  /** Must be there; a blank text is not. */
  public InputRules required(String field, Object value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      errors.add(new FieldError(field, "required", "This field is required"));
    }
    return this;
  }

  /**
   * A text of {@code min} to {@code max} characters once spaces around it are gone, counted as
   * people do (a character outside the basic plane is one). Null passes: see {@link #required}.
   */
  public InputRules text(String field, String value, int min, int max) {
    if (value == null || value.isBlank()) {
      return this;
    }
    int length = value.strip().codePointCount(0, value.strip().length());
    if (length < min) {
      errors.add(new FieldError(field, "too-short", "At least " + min + " characters", min));
    } else if (length > max) {
      errors.add(new FieldError(field, "too-long", "At most " + max + " characters", max));
    }
    if (!isText(value)) {
      errors.add(new FieldError(field, "not-text", "Control characters are not allowed"));
    }
    return this;
  }

  /** A whole number between bounds, both included. */
  public InputRules between(String field, Number value, double min, double max) {
    if (value != null && !(value.doubleValue() >= min && value.doubleValue() <= max)) {
      String low = plain(min);
      String high = plain(max);
      errors.add(
          new FieldError(field, "out-of-range", "Between " + low + " and " + high, low, high));
    }
    return this;
  }

  /** One of these values; null passes. */
  public InputRules oneOf(String field, String value, List<String> known) {
    if (value != null && !known.contains(value)) {
      String all = String.join(", ", known);
      errors.add(new FieldError(field, "unknown-value", "One of: " + all, all));
    }
    return this;
  }

  /** A rule of its own. */
  public InputRules that(boolean holds, String field, String rule, String message) {
    if (!holds) {
      errors.add(new FieldError(field, rule, message));
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws RuleViolation {@code invalid-input} with every error found
   */
  public void refuseIfBroken() {
    if (!errors.isEmpty()) {
      throw new RuleViolation(errors);
    }
  }

  /** The refusal of a code that names nothing. */
  public static RuleViolation unknownCode(String field) {
    return new RuleViolation("unknown-code", field, "There is no such code");
  }

  /**
   * What a code names.
   *
   * @throws RuleViolation {@code unknown-code} at this field when it names nothing
   */
  public static <T> T known(String field, Optional<T> found) {
    return found.orElseThrow(() -> unknownCode(field));
  }

  private static boolean isText(String value) {
    return value
        .codePoints()
        .noneMatch(
            c ->
                (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    || Character.getType(c) == Character.SURROGATE);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
