package id.lapor.deadline;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day off that an administrator wants to be one.
 *
 * @param day today (WIB) to ten years ahead
 * @param name in Bahasa Indonesia, 3 to 160 characters
 * @param kind national holiday, joint leave or election day
 * @param status decreed, or expected
 * @param source the decree, or how the day was computed; 3 to 200 characters
 */
public record NewHoliday(
    LocalDate day, String name, HolidayKind kind, HolidayStatus status, String source) {

  private static final int MAX_YEARS_AHEAD = 10;

  /**
   * The same without spaces around its words.
   *
   * @throws RuleViolation with every field that breaks a rule
   */
  NewHoliday checked(LocalDate today) {
    List<FieldError> wrong = new ArrayList<>();
    if (day == null) {
      wrong.add(required("day"));
    } else if (day.isBefore(today)) {
      wrong.add(new FieldError("day", "in-the-past", "Holidays of the past stay as they are"));
    } else if (day.isAfter(today.plusYears(MAX_YEARS_AHEAD))) {
      wrong.add(new FieldError("day", "too-far-ahead", "Too far ahead", MAX_YEARS_AHEAD));
    }
    if (kind == null) {
      wrong.add(required("kind"));
    }
    Wordings.check(wrong, "name", name, Holiday.MAX_NAME);
    if (status == null) {
      wrong.add(required("status"));
    }
    Wordings.check(wrong, "source", source, Holiday.MAX_SOURCE);
    if (!wrong.isEmpty()) {
      throw new RuleViolation(wrong);
    }
    return new NewHoliday(day, name.strip(), kind, status, source.strip());
  }

  private static FieldError required(String field) {
    return new FieldError(field, "required", "This field is required");
  }
}
