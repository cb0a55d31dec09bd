package id.lapor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Counts working time: seven and a half hours of each working day, from 07:30 local time on
 * (Perpres 21/2023, 37 hours and 30 minutes a week). Breaks and the shorter days of Ramadan are not
 * told apart: the count says how long something has waited, and ends no limit of the law.
 */
final class WorkingHours {

  /** When a working day begins. */
  static final LocalTime START = LocalTime.of(7, 30);

  /** How much of a working day is worked. */
  static final Duration DAY = Duration.ofMinutes(450);

  private final WorkingDays days;

  /** Working time on these days. */
  WorkingHours(WorkingDays days) {
    this.days = days;
  }

  /** The working time between two instants; none when {@code to} is the earlier one. */
  Duration between(Instant from, Instant to, ZoneId zone) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    LocalDate first = LocalDate.ofInstant(from, zone);
    LocalDate last = LocalDate.ofInstant(to, zone);
    if (first.equals(last)) {
      return worked(last, to, zone).minus(worked(first, from, zone));
    }
    int whole = days.between(first, last) - (days.isWorkingDay(last) ? 1 : 0);
    return length(first)
        .minus(worked(first, from, zone))
        .plus(DAY.multipliedBy(whole))
        .plus(worked(last, to, zone));
  }

  /** The last instant from which this much working time, more than none, lies until {@code to}. */
  Instant before(Instant to, Duration time, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(to, zone);
    Duration left = time.minus(worked(day, to, zone));
    for (int span = 0; left.compareTo(Duration.ZERO) > 0; span++) {
      require(span, time);
      day = day.minusDays(1);
      left = left.minus(length(day));
    }
    return start(day, zone).plus(left.negated());
  }

  /** The first instant at which this much working time, more than none, has passed since. */
  Instant after(Instant from, Duration time, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(from, zone);
    Duration left = time.minus(length(day).minus(worked(day, from, zone)));
    for (int span = 0; left.compareTo(Duration.ZERO) > 0; span++) {
      require(span, time);
      day = day.plusDays(1);
      left = left.minus(length(day));
    }
    return start(day, zone).plus(DAY).plus(left);
  }

  private static void require(int span, Duration time) {
    if (span == WorkingDays.MAX_SPAN_DAYS) {
      throw new IllegalStateException("No working time of " + time);
    }
  }

  /** How much of this day's working time has passed by then. */
  private Duration worked(LocalDate day, Instant by, ZoneId zone) {
    Duration since = Duration.between(start(day, zone), by);
    if (since.isNegative()) {
      return Duration.ZERO;
    }
    Duration length = length(day);
    return since.compareTo(length) < 0 ? since : length;
  }

  private Duration length(LocalDate day) {
    return days.isWorkingDay(day) ? DAY : Duration.ZERO;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atTime(START).atZone(zone).toInstant();
  }
}
