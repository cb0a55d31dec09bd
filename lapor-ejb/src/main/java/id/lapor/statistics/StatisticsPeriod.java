package id.lapor.statistics;

import id.lapor.shared.RuleViolation;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * A month or a year of which there are figures, in WIB.
 *
 * @param wholeYear whether it is a year
 * @param first its first day
 */
public record StatisticsPeriod(boolean wholeYear, LocalDate first) implements Serializable {

  private static final Pattern SHAPE = Pattern.compile("(20\\d\\d)(-(0[1-9]|1[0-2]))?");

  /**
   * The period that is written as {@code 2026} or {@code 2026-11}.
   *
   * @throws RuleViolation {@code not-a-period}
   */
  public static StatisticsPeriod of(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new RuleViolation("not-a-period", "period", "Write a period as 2026 or 2026-11");
    }
    return text.length() == 4
        ? new StatisticsPeriod(true, LocalDate.of(Integer.parseInt(text), 1, 1))
        : month(YearMonth.parse(text).atDay(1));
  }

  /** The month of this day. */
  public static StatisticsPeriod month(LocalDate day) {
    return new StatisticsPeriod(false, day.withDayOfMonth(1));
  }

  /** The year of this day. */
  public static StatisticsPeriod year(LocalDate day) {
    return new StatisticsPeriod(true, day.withDayOfYear(1));
  }

  /** {@code 2026} or {@code 2026-11}. */
  public String text() {
    return first.toString().substring(0, wholeYear ? 4 : 7);
  }

  /** Its last day. */
  public LocalDate last() {
    return (wholeYear ? first.plusYears(1) : first.plusMonths(1)).minusDays(1);
  }

  /** How the figures of such periods are marked. */
  String grain() {
    return wholeYear ? "Y" : "M";
  }
}
