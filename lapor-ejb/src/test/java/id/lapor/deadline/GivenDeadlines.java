package id.lapor.deadline;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Clocks of reports, for tests of other features. */
public final class GivenDeadlines {

  private GivenDeadlines() {}

  /** All clocks, within the transaction of this entity manager. */
  public static Deadlines deadlines(EntityManager em) {
    Deadlines deadlines = new Deadlines();
    deadlines.em = em;
    return deadlines;
  }

  /** The same, which can start clocks: there are limits of ten working days, and no days off. */
  public static Deadlines running(EntityManager em) {
    Deadlines deadlines = deadlines(em);
    deadlines.limits = limits(em);
    deadlines.calendar = new WorkingCalendar(year -> Set.of());
    for (Timer timer : List.of(Timer.VERIFY, Timer.RESPOND, Timer.RESOLVE, Timer.AUTO_CLOSE)) {
      limit(em, timer, 10, LimitUnit.WORKING_DAY);
    }
    return deadlines;
  }

  /** All limits; there is one of fifteen working hours for offers to be taken up. */
  public static TimeLimits limits(EntityManager em) {
    TimeLimits limits = new TimeLimits();
    limits.em = em;
    limit(em, Timer.TAKE_UP, 15, LimitUnit.WORKING_HOUR);
    return limits;
  }

  private static void limit(EntityManager em, Timer timer, int amount, LimitUnit unit) {
    em.createNativeQuery(
            "insert into time_limit (id, version, regulation, timer, amount, unit, legal_source,"
                + " administered, valid_from) values (nextval('time_limit_seq'), 0, 'uji', ?1, ?2,"
                + " ?3, 'uji', false, date '2020-01-01') on conflict do nothing")
        .setParameter(1, timer.name())
        .setParameter(2, amount)
        .setParameter(3, unit.name())
        .executeUpdate();
  }

  /** A clock that runs on a report; its key. */
  public static long running(
      EntityManager em, long report, Timer timer, Instant from, Instant until) {
    Number id = (Number) em.createNativeQuery("select nextval('deadline_seq')").getSingleResult();
    em.createNativeQuery(
            "insert into deadline (id, report_id, timer, report_class, regulation, amount, unit,"
                + " legal_source, zone, started_at, due_at, state) values (?1, ?2, ?3, 'COMPLAINT',"
                + " 'uji', 10, 'CALENDAR_DAY', 'uji', 'Asia/Jakarta', ?4, ?5, 'RUNNING')")
        .setParameter(1, id.longValue())
        .setParameter(2, report)
        .setParameter(3, timer.name())
        .setParameter(4, Timestamp.from(from))
        .setParameter(5, Timestamp.from(until))
        .executeUpdate();
    return id.longValue();
  }
}
