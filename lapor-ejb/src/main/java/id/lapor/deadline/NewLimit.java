package id.lapor.deadline;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The length that a limit shall have from a day on.
 *
 * @param amount 1 to 366
 * @param unit days of the clocks of reports; working hours of the wait for somebody to take up
 * @param regulation that sets it, 3 to 80 characters
 * @param legalSource where it is written, in Bahasa Indonesia; 3 to 300 characters
 * @param legalSourceEn the same in English
 * @param validFrom tomorrow (WIB) to ten years ahead
 */
public record NewLimit(
    Integer amount,
    LimitUnit unit,
    String regulation,
    String legalSource,
    String legalSourceEn,
    LocalDate validFrom) {

  private static final int MAX_YEARS_AHEAD = 10;

  /**
   * The same without spaces around its words.
   *
   * @throws RuleViolation with every field that breaks a rule
   */
  NewLimit checked(Timer timer, LocalDate today) {
    List<FieldError> wrong = new ArrayList<>();
    if (amount == null) {
      wrong.add(required("amount"));
    } else if (amount < 1 || amount > TimeLimit.MAX_AMOUNT) {
      wrong.add(new FieldError("amount", "out-of-range", "1 to 366", 1, TimeLimit.MAX_AMOUNT));
    }
    if (unit == null) {
      wrong.add(required("unit"));
    } else if (timer.inHours() != (unit == LimitUnit.WORKING_HOUR)) {
      wrong.add(new FieldError("unit", "unit-of-clock", "This clock is not counted so"));
    }
    Wordings.check(wrong, "regulation", regulation, TimeLimit.MAX_REGULATION);
    Wordings.check(wrong, "legalSource", legalSource, TimeLimit.MAX_SOURCE);
    Wordings.check(wrong, "legalSourceEn", legalSourceEn, TimeLimit.MAX_SOURCE);
    if (validFrom == null) {
      wrong.add(required("validFrom"));
    } else if (!validFrom.isAfter(today)) {
      wrong.add(new FieldError("validFrom", "not-ahead", "The past is never changed"));
    } else if (validFrom.isAfter(today.plusYears(MAX_YEARS_AHEAD))) {
      wrong.add(new FieldError("validFrom", "too-far-ahead", "Too far ahead", MAX_YEARS_AHEAD));
    }
    if (!wrong.isEmpty()) {
      throw new RuleViolation(wrong);
    }
    return new NewLimit(
        amount, unit, regulation.strip(), legalSource.strip(), legalSourceEn.strip(), validFrom);
  }

  private static FieldError required(String field) {
    return new FieldError(field, "required", "This field is required");
  }
}
