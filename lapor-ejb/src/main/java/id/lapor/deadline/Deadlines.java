package id.lapor.deadline;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clocks of all reports. */
@ApplicationScoped
public class Deadlines {

  /** The most clocks that one report, through all its hand-offs, may ever have had. */
  static final int MAX_PER_REPORT = 1_000;

  /** The most reports whose clocks are read in one go. */
  public static final int MAX_REPORTS = 200;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject TimeLimits limits;
  @Inject WorkingCalendar calendar;

  /**
   * Starts the clock {@code timer} with the limit that is in force at {@code at}.
   *
   * @param handoffId the hand-off it runs on, null when it runs on the report itself
   * @param zone the zone of whoever must act
   */
  public Deadline start(
      Timer timer,
      Long reportId,
      Long handoffId,
      ReportClass reportClass,
      Instant at,
      ZoneId zone) {
    TimeLimit limit = limits.inForce(timer, reportClass, at);
    Deadline deadline = Deadline.start(reportId, handoffId, limit, reportClass, at, zone, calendar);
    em.persist(deadline);
    return deadline;
  }

  /**
   * What the clock {@code timer} would ask for if it were started at {@code at}; nothing starts.
   */
  public DeadlineView expected(Timer timer, ReportClass reportClass, Instant at, ZoneId zone) {
    TimeLimit limit = limits.inForce(timer, reportClass, at);
    return Deadline.start(null, null, limit, reportClass, at, zone, calendar).view();
  }

  /** What is still owed on this report and its hand-offs, in time or late, the nearest first. */
  public List<Deadline> outstanding(Long reportId) {
    return of(reportId).stream().filter(d -> d.outstanding()).toList();
  }

  /** What this clock asks for on the report itself, not on a hand-off, while it is owed. */
  public Optional<Deadline> outstanding(Long reportId, Timer timer) {
    return outstanding(reportId).stream()
        .filter(d -> d.timer() == timer && d.handoffId().isEmpty())
        .findFirst();
  }

  /** What this clock asks for on one hand-off of the report, while it is owed. */
  public Optional<Deadline> outstanding(Long reportId, Timer timer, Long handoffId) {
    return outstanding(reportId).stream()
        .filter(d -> d.timer() == timer && d.handoffId().filter(handoffId::equals).isPresent())
        .findFirst();
  }

  /** Every clock that ever ran on this report and its hand-offs, the nearest first. */
  public List<Deadline> of(Long reportId) {
    return em.createQuery(
            "select d from Deadline d where d.reportId = :report order by d.dueAt, d.id",
            Deadline.class)
        .setParameter("report", reportId)
        .setMaxResults(MAX_PER_REPORT)
        .getResultList();
  }

  /** Every clock of up to 200 reports in one query, by report, the nearest first. */
  public Map<Long, List<Deadline>> of(Collection<Long> reportIds) {
    if (reportIds.isEmpty()) {
      return Map.of();
    }
    if (reportIds.size() > MAX_REPORTS) {
      throw new IllegalArgumentException("At most " + MAX_REPORTS + " reports at once");
    }
    return em.createQuery(
            "select d from Deadline d where d.reportId in :reports order by d.dueAt, d.id",
            Deadline.class)
        .setParameter("reports", reportIds)
        .setMaxResults(MAX_REPORTS * MAX_PER_REPORT)
        .getResultStream()
        .collect(Collectors.groupingBy(Deadline::reportId));
  }

  /**
   * The same, with those of one report more, of which the number is known and the key is not.
   *
   * @param trackingId ten digits; a number that no report has adds nothing
   */
  public Map<Long, List<Deadline>> of(Collection<Long> reportIds, String trackingId) {
    if (reportIds.size() >= MAX_REPORTS) {
      throw new IllegalArgumentException("Less than " + MAX_REPORTS + " reports at once");
    }
    return em.createQuery(
            "select d from Deadline d where d.reportId in :reports or d.reportId ="
                + " (select r.id from Report r where r.trackingId.digits = :number)"
                + " order by d.dueAt, d.id",
            Deadline.class)
        .setParameter("reports", reportIds.isEmpty() ? List.of(-1L) : reportIds)
        .setParameter("number", trackingId)
        .setMaxResults(MAX_REPORTS * MAX_PER_REPORT)
        .getResultStream()
        .collect(Collectors.groupingBy(Deadline::reportId));
  }

  /** Stops every clock that runs on this report and its hand-offs. */
  public void cancelAll(Long reportId, Instant at) {
    outstanding(reportId).forEach(deadline -> deadline.cancel(at));
  }

  /** Stops every clock that runs on one hand-off of the report. */
  public void cancelAll(Long reportId, Long handoffId, Instant at) {
    outstanding(reportId).stream()
        .filter(deadline -> deadline.handoffId().filter(handoffId::equals).isPresent())
        .forEach(deadline -> deadline.cancel(at));
  }

  /**
   * What is still owed on one hand-off is owed on another from now on, with the same start and the
   * same end: an offer that is made anew gives nobody more time.
   */
  public void handOver(Long reportId, Long from, Long to) {
    em.createQuery(
            "update Deadline d set d.handoffId = :to, d.version = d.version + 1"
                + " where d.reportId = :report and d.handoffId = :from and d.endedAt is null")
        .setParameter("to", to)
        .setParameter("report", reportId)
        .setParameter("from", from)
        .executeUpdate();
  }

  /** The clock of this kind that was started last on one hand-off of the report. */
  public Optional<Deadline> last(Long reportId, Timer timer, Long handoffId) {
    return of(reportId).stream()
        .filter(d -> d.timer() == timer && d.handoffId().filter(handoffId::equals).isPresent())
        .max(Comparator.comparing(Deadline::startedAt));
  }

  /**
   * Keys of clocks of this kind whose last second has gone by at {@code now}, the oldest first.
   *
   * <p>Nothing is locked: a sweep locks the report of one clock first, then reads the clock again.
   *
   * @param max the most to return
   */
  public List<Long> passed(Timer timer, Instant now, int max) {
    return em.createQuery(
            "select d.id from Deadline d where d.state = id.lapor.deadline.DeadlineState.RUNNING"
                + " and d.timer = :timer and d.dueAt <= :second order by d.dueAt, d.id",
            Long.class)
        .setParameter("timer", timer)
        .setParameter("second", now.minusSeconds(1))
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * Keys of limits of hand-offs that have passed and are still owed, that were taken up this far,
   * and ended before a moment; the oldest first.
   */
  public List<Long> escalating(int level, Instant before, int max) {
    List<?> ids =
        em.createNativeQuery(
                "select id from deadline where ended_at is null and state = 'MISSED'"
                    + " and handoff_id is not null and escalation < 3 and escalation = ?1"
                    + " and timer in ('RESPOND', 'RESOLVE') and due_at < ?2 order by due_at, id")
            .setParameter(1, level)
            .setParameter(2, Timestamp.from(before))
            .setMaxResults(max)
            .getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /**
   * Notes how far up a limit was taken; false when that was done before or nothing is owed any
   * more. Its report is locked.
   */
  public boolean escalated(Long id, int level) {
    return em.createNativeQuery(
                "update deadline set escalation = ?2 where id = ?1 and escalation < ?2"
                    + " and ended_at is null and state = 'MISSED'")
            .setParameter(1, id)
            .setParameter(2, level)
            .executeUpdate()
        == 1;
  }

  /**
   * The deadline with this key.
   *
   * @throws NotFound when there is none
   */
  public Deadline require(Long id) {
    Deadline deadline = em.find(Deadline.class, id);
    if (deadline == null) {
      throw new NotFound("There is no such deadline");
    }
    return deadline;
  }

  /** The deadline as the database has it now, after its report was locked. */
  public Deadline refreshed(Long id) {
    Deadline deadline = require(id);
    em.refresh(deadline);
    return deadline;
  }
}
