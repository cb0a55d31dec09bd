package id.lapor.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Which days are working days: Monday to Friday, except holidays (Perpres 21/2023).
 *
 * <p>A year without known holidays has weekends only.
 */
final class WorkingDays {

  /** No count goes on for longer than this; the longest legal limit is far shorter. */
  static final int MAX_SPAN_DAYS = 3_660;

  private final IntFunction<Set<LocalDate>> holidaysOfYear;

  /**
   * Working days around these holidays.
   *
   * @param holidaysOfYear answers the holidays of one year
   */
  WorkingDays(IntFunction<Set<LocalDate>> holidaysOfYear) {
    this.holidaysOfYear = holidaysOfYear;
  }

  /** True when the government works on {@code day}. */
  boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        && !holidaysOfYear.apply(day.getYear()).contains(day);
  }

  /** The {@code count}-th working day after {@code day}; {@code day} itself is day 0. */
  LocalDate after(LocalDate day, int count) {
    LocalDate last = day;
    int left = count;
    for (int span = 0; left > 0; span++) {
      if (span == MAX_SPAN_DAYS) {
        throw new IllegalStateException("No " + count + " working days after " + day);
      }
      last = last.plusDays(1);
      if (isWorkingDay(last)) {
        left--;
      }
    }
    return last;
  }

  /** The first day after which at most {@code count} working days lie, up to {@code day}. */
  LocalDate reaching(LocalDate day, int count) {
    LocalDate first = day;
    int left = count;
    for (int span = 0; !isWorkingDay(first) || left > 0; span++) {
      if (span == MAX_SPAN_DAYS) {
        throw new IllegalStateException("No " + count + " working days before " + day);
      }
      left -= isWorkingDay(first) ? 1 : 0;
      first = first.minusDays(1);
    }
    return first;
  }

  /**
   * How many working days lie after {@code from}, up to and including {@code to}; negative when
   * {@code to} is the earlier one. The count stops at ten years.
   */
  int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    LocalDate end = to.isAfter(from.plusDays(MAX_SPAN_DAYS)) ? from.plusDays(MAX_SPAN_DAYS) : to;
    return (int) from.plusDays(1).datesUntil(end.plusDays(1)).filter(this::isWorkingDay).count();
  }
}
