package id.lapor.deadline;

import id.lapor.shared.RuleViolation.FieldError;
import java.util.List;

/** What holds for every short text that an administrator gives a rule or a day. */
final class Wordings {

  private static final int MIN = 3;

  private Wordings() {}

  /**
   * Adds what is wrong with a text that must be there, on one line, 3 to {@code max} characters.
   */
  static void check(List<FieldError> wrong, String field, String text, int max) {
    if (text == null || text.isBlank()) {
      wrong.add(new FieldError(field, "required", "This field is required"));
      return;
    }
    int length = text.strip().codePointCount(0, text.strip().length());
    if (length < MIN) {
      wrong.add(new FieldError(field, "too-short", "At least " + MIN + " characters", MIN));
    } else if (length > max) {
      wrong.add(new FieldError(field, "too-long", "At most " + max + " characters", max));
    } else if (text.codePoints().anyMatch(Character::isISOControl)) {
      wrong.add(new FieldError(field, "not-text", "Control characters are not allowed"));
    }
  }
}
