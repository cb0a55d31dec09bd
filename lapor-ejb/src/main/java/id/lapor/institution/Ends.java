package id.lapor.institution;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import java.time.LocalDate;
import java.util.List;

/**
 * What holds whenever somebody lets an entry of a tree end by hand, be it an institution or a
 * category. Files of reference data are held to the same rules about parents and children.
 */
public final class Ends {

  private static final String FIELD = "validTo";

  private Ends() {}

  /**
   * A last day is today or later, and what is over has its end.
   *
   * @param present the last day that is known, or null
   * @throws RuleViolation {@code already-ended}, {@code required} or {@code in-the-past}
   */
  public static void require(LocalDate present, LocalDate wanted, LocalDate today) {
    requireNotOver(present, today);
    if (wanted == null) {
      throw new RuleViolation("required", FIELD, "This field is required");
    }
    if (wanted.isBefore(today)) {
      throw new RuleViolation("in-the-past", FIELD, "The last day is today or later");
    }
  }

  /**
   * Only an end that lies ahead is undone.
   *
   * @throws RuleViolation {@code already-ended} or {@code not-ending}
   */
  public static void requireAhead(LocalDate present, LocalDate today) {
    requireNotOver(present, today);
    if (present == null) {
      throw new RuleViolation("not-ending", "No end is known");
    }
  }

  /**
   * Nothing lasts longer than what it is a part of.
   *
   * @param parentLast last day of what it is a part of, or null
   * @param last the last day that is wanted, or null for none
   * @throws RuleViolation {@code ends-after-its-parent}
   */
  public static void requireWithin(
      LocalDate parentLast, String parentCode, LocalDate last, String field) {
    if (parentLast != null && (last == null || last.isAfter(parentLast))) {
      throw new RuleViolation(
          List.of(
              new FieldError(field, "ends-after-its-parent", "Part of " + parentCode, parentCode)));
    }
  }

  /** Refuses an end that would leave behind what lies below, by the code of one of these. */
  public static void refuseOrphan(String code) {
    throw new RuleViolation(
        List.of(new FieldError(FIELD, "would-orphan", "It would leave " + code, code)));
  }

  private static void requireNotOver(LocalDate present, LocalDate today) {
    if (present != null && present.isBefore(today)) {
      throw new RuleViolation("already-ended", "It ended on " + present);
    }
  }
}
