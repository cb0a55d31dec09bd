package id.lapor.deadline;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** The calendar of the government, for tests of what counts by it. */
public final class GivenCalendar {

  private GivenCalendar() {}

  /** Days off that nobody remembers yet. */
  static Holidays holidays(EntityManager em) {
    Holidays holidays = new Holidays();
    holidays.em = em;
    return holidays;
  }

  /** A calendar that knows the days off as they are now. */
  public static WorkingCalendar calendar(EntityManager em) {
    return new WorkingCalendar(holidays(em));
  }

  /** What clocks have yet to follow. */
  public static CalendarChanges changes(EntityManager em) {
    CalendarChanges changes = new CalendarChanges();
    changes.em = em;
    changes.calendar = calendar(em);
    return changes;
  }

  /** Who changes the days off. */
  public static HolidayAdministration administration(
      EntityManager em, Clock clock, Event<HolidayChanged> changed) {
    HolidayAdministration use = new HolidayAdministration();
    use.holidays = holidays(em);
    use.changes = changes(em);
    use.changed = changed;
    use.clock = clock;
    return use;
  }

  /** A clock that runs by the limits in force; its key. */
  public static Deadline started(
      EntityManager em, Timer timer, long report, java.time.Instant at, java.time.ZoneId zone) {
    Deadlines deadlines = new Deadlines();
    deadlines.em = em;
    deadlines.limits = new TimeLimits();
    deadlines.limits.em = em;
    deadlines.calendar = calendar(em);
    return deadlines.start(timer, report, null, ReportClass.COMPLAINT, at, zone);
  }
}
