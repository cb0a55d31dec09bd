package id.lapor.deadline;

import id.lapor.institution.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Changes of the calendar that clocks have yet to follow.
 *
 * <p>Following begins two minutes after the change: by then every node has forgotten the calendar
 * of before, and no clock that was started with it is still being written.
 */
@ApplicationScoped
public class CalendarChanges {

  /** After so many passes what cannot be counted anew is left as it is, and logged. */
  public static final int MOST_PASSES = 20;

  private static final Duration UNTIL_KNOWN_EVERYWHERE = Duration.ofMinutes(2);
  private static final int MOST_OPEN = 50;

  /** Groups of clocks that end together; more than one a day and zone for ten years. */
  private static final int MOST_GROUPS = 12_000;

  private static final int MAX_BACK = 366;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject WorkingCalendar calendar;

  /** The clocks shall follow. */
  void add(LocalDate day, Instant now) {
    em.createNativeQuery("insert into calendar_change (day, begins_at) values (?1, ?2)")
        .setParameter(1, Date.valueOf(day))
        .setParameter(2, Timestamp.from(now.plus(UNTIL_KNOWN_EVERYWHERE)))
        .executeUpdate();
  }

  /** Whether clocks have yet to follow some change. */
  public boolean pending() {
    return !em.createNativeQuery("select 1 from calendar_change where done_at is null")
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** What is to be followed now, the oldest first. */
  public List<CalendarChange> open(Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select id, day, passes, reached, left_over from calendar_change"
                    + " where done_at is null and begins_at <= ?1 order by begins_at, id")
            .setParameter(1, Timestamp.from(now))
            .setMaxResults(MOST_OPEN)
            .getResultList();
    return rows.stream().map(row -> read((Object[]) row)).toList();
  }

  private static CalendarChange read(Object[] row) {
    return new CalendarChange(
        ((Number) row[0]).longValue(),
        row[1] instanceof LocalDate day ? day : ((Date) row[1]).toLocalDate(),
        ((Number) row[2]).intValue(),
        ((Number) row[3]).longValue(),
        (Boolean) row[4]);
  }

  /** Keys of the next clocks that may have to follow, at most {@code max}. */
  public List<Long> next(CalendarChange change, int max) {
    List<?> ids =
        em.createNativeQuery(
                "select id from deadline where state = 'RUNNING' and unit = 'WORKING_DAY'"
                    + " and id > ?1 and due_at >= ?2 and started_at < ?3 order by id")
            .setParameter(1, change.reached())
            .setParameter(2, firstInstant(change.day()))
            .setParameter(3, lastInstant(change.day()))
            .setMaxResults(max)
            .getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** So far, unless another node was faster. */
  public void reached(CalendarChange change, long last, boolean leftOver) {
    update(change, "reached = ?4, left_over = left_over or ?5", last, leftOver).executeUpdate();
  }

  /** All were gone through; what was left over is tried again, a bounded number of times. */
  public void passed(CalendarChange change, Instant now) {
    boolean again = change.leftOver() && change.passes() + 1 < MOST_PASSES;
    String end = again ? "" : ", done_at = ?6";
    Query update =
        update(change, "reached = ?4, left_over = ?5, passes = passes + 1" + end, 0, false);
    if (!again) {
      update.setParameter(6, Timestamp.from(now));
    }
    update.executeUpdate();
  }

  private Query update(CalendarChange change, String values, long reached, boolean leftOver) {
    return em.createNativeQuery(
            "update calendar_change set "
                + values
                + " where id = ?1 and passes = ?2 and reached = ?3")
        .setParameter(1, change.id())
        .setParameter(2, change.passes())
        .setParameter(3, change.reached())
        .setParameter(4, reached)
        .setParameter(5, leftOver);
  }

  /** How the clocks would move if this working day became one off. */
  MovedClocks ifOff(LocalDate day) {
    return moved(day, true);
  }

  /** How the clocks would move if this day off became a working day. */
  MovedClocks ifWorked(LocalDate day) {
    return moved(day, false);
  }

  private MovedClocks moved(LocalDate day, boolean off) {
    List<?> groups =
        em.createNativeQuery(
                "select cast(due_at at time zone zone as date) as due, count(*) from deadline"
                    + " where state = 'RUNNING' and unit = 'WORKING_DAY' and due_at >= ?1"
                    + " and cast(due_at at time zone zone as date) >= ?2"
                    + " and cast(started_at at time zone zone as date) < ?2 group by 1 order by 1")
            .setParameter(1, firstInstant(day))
            .setParameter(2, Date.valueOf(day))
            .setMaxResults(MOST_GROUPS)
            .getResultList();
    MovedClocks moved = MovedClocks.NONE;
    for (Object group : groups) {
      Object[] row = (Object[]) group;
      LocalDate due = row[0] instanceof LocalDate date ? date : ((Date) row[0]).toLocalDate();
      moved = moved.with(((Number) row[1]).longValue(), off ? later(due) : earlier(due, day));
    }
    return moved;
  }

  private long later(LocalDate due) {
    Instant noon = due.atTime(12, 0).atZone(Zones.WIB).toInstant();
    LocalDate next = LocalDate.ofInstant(calendar.endOf(1, noon, Zones.WIB), Zones.WIB);
    return next.toEpochDay() - due.toEpochDay();
  }

  private long earlier(LocalDate due, LocalDate worked) {
    LocalDate last = due.minusDays(1);
    for (int i = 0; i < MAX_BACK && !last.equals(worked) && !calendar.isWorkingDay(last); i++) {
      last = last.minusDays(1);
    }
    return due.toEpochDay() - last.toEpochDay();
  }

  /** When the day begins where it begins first. */
  private static Timestamp firstInstant(LocalDate day) {
    return begin(day, Zones.WIT);
  }

  /** When the day has ended everywhere. */
  private static Timestamp lastInstant(LocalDate day) {
    return begin(day.plusDays(1), Zones.WIB);
  }

  private static Timestamp begin(LocalDate day, ZoneId zone) {
    return Timestamp.from(day.atStartOfDay(zone).toInstant());
  }
}
