package id.lapor.deadline;

import id.lapor.deadline.HolidayChanged.Act;
import id.lapor.identity.Role;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days off as the national administrator keeps them: holidays, joint leave and election days of
 * the whole country, from today on. What was counted by the days of before stays counted so; clocks
 * that run follow within minutes.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class HolidayAdministration {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  @Inject Holidays holidays;
  @Inject CalendarChanges changes;
  @Inject Event<HolidayChanged> changed;
  @Inject Clock clock;

  /**
   * The days off of a year, by date.
   *
   * @throws RuleViolation {@code out-of-range} for a year before 2000 or after 2100
   */
  public List<HolidayView> of(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RuleViolation("out-of-range", "Years are " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return holidays.of(year).stream().map(this::view).toList();
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none
   */
  public HolidayView get(long id) {
    return view(holidays.require(id));
  }

  /** Whether clocks have yet to follow a change. */
  public boolean following() {
    return changes.pending();
  }

  /**
   * What would move if this day became one off; nothing is changed.
   *
   * @throws RuleViolation with every field that breaks a rule
   */
  public MovedClocks previewAdding(NewHoliday wanted) {
    LocalDate day = wanted.checked(today()).day();
    return weekend(day) || holidays.on(day) > 0 ? MovedClocks.NONE : changes.ifOff(day);
  }

  /** What would move if this day off were cancelled; nothing is changed. */
  public MovedClocks previewCancelling(long id) {
    LocalDate day = holidays.require(id).day();
    return weekend(day) || holidays.on(day) > 1 ? MovedClocks.NONE : changes.ifWorked(day);
  }

  /**
   * Adds a day off, or brings back one that was cancelled.
   *
   * @throws RuleViolation with every field that breaks a rule, {@code holiday-exists}
   */
  public HolidayView add(NewHoliday wanted) {
    NewHoliday checked = wanted.checked(today());
    Optional<Holiday> known = holidays.find(checked.day(), checked.name());
    requireFree(known.filter(one -> !one.cancelled()));
    boolean worked = holidays.on(checked.day()) == 0;
    Holiday holiday =
        known.orElseGet(
            () ->
                new Holiday(
                    checked.day(),
                    checked.name(),
                    checked.kind(),
                    checked.status(),
                    checked.source()));
    holiday.renew(checked.kind(), checked.status(), checked.source());
    if (known.isEmpty()) {
      holidays.add(holiday);
    }
    holidays.flush();
    follow(holiday.day(), worked);
    changed.fire(new HolidayChanged(Act.ADDED, holiday.day(), told(holiday)));
    return view(holiday);
  }

  /**
   * Words a day off anew; no clock moves.
   *
   * @param version of what was looked at
   * @throws RuleViolation with every field that breaks a rule, {@code holiday-exists}, {@code
   *     decreed-already}, {@code stale-version}
   */
  public HolidayView correct(
      long id, long version, String name, HolidayStatus status, String source) {
    Holiday holiday = seen(id, version);
    NewHoliday checked =
        new NewHoliday(holiday.day(), name, holiday.kind(), status, source).checked(today());
    if (!checked.name().equals(holiday.name())) {
      requireFree(holidays.find(holiday.day(), checked.name()));
    }
    String before = told(holiday);
    holiday.correct(checked.name(), checked.status(), checked.source());
    holidays.flush();
    if (!before.equals(told(holiday))) {
      String detail = before + " > " + told(holiday);
      changed.fire(new HolidayChanged(Act.CORRECTED, holiday.day(), detail));
    }
    return view(holiday);
  }

  /**
   * Makes a day off a working day again, unless it is one by another name too.
   *
   * @param version of what was looked at
   * @throws RuleViolation {@code in-the-past}, {@code stale-version}
   */
  public void cancel(long id, long version) {
    Holiday holiday = seen(id, version);
    if (holiday.day().isBefore(today())) {
      throw new RuleViolation("in-the-past", "day", "Holidays of the past stay as they are");
    }
    boolean worked = holidays.on(holiday.day()) == 1;
    holiday.cancel(clock.instant());
    holidays.flush();
    follow(holiday.day(), worked);
    changed.fire(new HolidayChanged(Act.CANCELLED, holiday.day(), told(holiday)));
  }

  private void follow(LocalDate day, boolean otherNow) {
    if (otherNow && !weekend(day)) {
      changes.add(day, clock.instant());
    }
  }

  private Holiday seen(long id, long version) {
    Holiday holiday = holidays.require(id);
    if (holiday.version() != version) {
      throw new RuleViolation(
          "stale-version",
          "Seen in version " + version,
          Map.of("version", Long.toString(holiday.version())));
    }
    return holiday;
  }

  private static void requireFree(Optional<Holiday> other) {
    if (other.isPresent()) {
      throw new RuleViolation("holiday-exists", "name", "This day has that name already");
    }
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  private static String told(Holiday holiday) {
    return holiday.name() + " / " + holiday.status() + " / " + holiday.source();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }

  private HolidayView view(Holiday holiday) {
    return new HolidayView(
        holiday.id(),
        holiday.version(),
        holiday.day(),
        holiday.name(),
        holiday.kind(),
        holiday.status(),
        holiday.source(),
        !holiday.day().isBefore(today()));
  }
}
