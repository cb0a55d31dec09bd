package id.lapor.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Turns limits into instants.
 *
 * <p>Day 0 is the day of the event, in the zone of whoever must act. Day 1 is the next day that
 * counts. The limit expires at the last second of the last day, 23:59:59 local time.
 */
@ApplicationScoped
public class WorkingCalendar {

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private final WorkingDays days;
  private final WorkingHours hours;

  protected WorkingCalendar() {
    this(year -> Set.of()); // for the proxy of the container
  }

  /** The calendar of the government, with the holidays that are known now. */
  @Inject
  public WorkingCalendar(Holidays holidays) {
    this(holidays::dates);
  }

  /** A calendar with holidays of one's own: answers the holidays of one year. */
  public WorkingCalendar(IntFunction<Set<LocalDate>> holidaysOfYear) {
    this.days = new WorkingDays(holidaysOfYear);
    this.hours = new WorkingHours(days);
  }

  /** The instant at which {@code limit} expires when its clock starts at {@code start}. */
  public Instant dueAt(TimeLimit limit, Instant start, ZoneId zone) {
    if (limit.unit() == LimitUnit.WORKING_HOUR) {
      return hours.after(start, Duration.ofHours(limit.amount()), zone);
    }
    LocalDate day0 = LocalDate.ofInstant(start, zone);
    LocalDate last =
        switch (limit.unit()) {
          case WORKING_DAY -> days.after(day0, limit.amount());
          default -> day0.plusDays(limit.amount());
        };
    return last.atTime(LAST_SECOND).atZone(zone).toInstant();
  }

  /**
   * How many working days are left from {@code from} until {@code to}: 0 on the last day itself,
   * negative once it is over.
   */
  public int workingDaysBetween(Instant from, Instant to, ZoneId zone) {
    return days.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
  }

  /** The last second of the {@code count}-th working day after the day of {@code from}. */
  public Instant endOf(int count, Instant from, ZoneId zone) {
    LocalDate last = days.after(LocalDate.ofInstant(from, zone), count);
    return last.atTime(LAST_SECOND).atZone(zone).toInstant();
  }

  /**
   * The first instant from which at most {@code count} working days lie until {@code to}: what was
   * before it is more than so many working days ago.
   */
  public Instant backFrom(Instant to, int count, ZoneId zone) {
    LocalDate first = days.reaching(LocalDate.ofInstant(to, zone), count);
    return first.atStartOfDay(zone).toInstant();
  }

  /** The working time that lies between two instants; none when {@code to} is the earlier one. */
  public Duration workingTimeBetween(Instant from, Instant to, ZoneId zone) {
    return hours.between(from, to, zone);
  }

  /** The last instant from which at least {@code count} working hours lie until {@code to}. */
  public Instant hoursBackFrom(Instant to, int count, ZoneId zone) {
    return hours.before(to, Duration.ofHours(count), zone);
  }

  /** True when the government works on {@code day}. */
  public boolean isWorkingDay(LocalDate day) {
    return days.isWorkingDay(day);
  }
}
