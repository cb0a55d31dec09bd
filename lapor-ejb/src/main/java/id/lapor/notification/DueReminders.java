package id.lapor.notification;

import id.lapor.deadline.Deadline;
import id.lapor.deadline.Deadlines;
import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Limits that come near: whoever must act is reminded once, and not before half of the time is
 * over.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class DueReminders {

  /** How long before its end a limit is near. */
  private static final Map<Timer, Duration> NEAR =
      Map.of(
          Timer.VERIFY, Duration.ofDays(1),
          Timer.RESPOND, Duration.ofDays(1),
          Timer.RESOLVE, Duration.ofDays(7),
          Timer.COMPLETE_INFO, Duration.ofDays(5),
          Timer.AUTO_CLOSE, Duration.ofDays(2));

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Deadlines deadlines;
  @Inject Reports reports;
  @Inject NoticeObserver reporters;
  @Inject Officers officers;
  @Inject Clock clock;

  /** Keys of limits that are near and of which nobody was reminded, at most {@code max} a kind. */
  public List<Long> due(int max) {
    Instant now = clock.instant();
    List<Long> near = new ArrayList<>();
    NEAR.forEach(
        (timer, before) -> {
          List<?> ids =
              em.createNativeQuery(
                      "select id from deadline where state = 'RUNNING' and reminded_at is null"
                          + " and timer = ?1 and due_at > cast(?2 as timestamptz)"
                          + " and due_at <= cast(?3 as timestamptz)"
                          + " and cast(?2 as timestamptz) >= started_at + (due_at - started_at) / 2"
                          + " order by due_at, id limit ?4")
                  .setParameter(1, timer.name())
                  .setParameter(2, Timestamp.from(now))
                  .setParameter(3, Timestamp.from(now.plus(before)))
                  .setParameter(4, max)
                  .getResultList();
          ids.forEach(id -> near.add(((Number) id).longValue()));
        });
    return near;
  }

  /** Reminds of one limit, unless that was done or the limit has ended meanwhile. */
  public void remind(Long deadlineId) {
    Instant now = clock.instant();
    Report report = reports.lock(deadlines.require(deadlineId).reportId());
    int marked =
        em.createNativeQuery(
                "update deadline set reminded_at = cast(?1 as timestamptz)"
                    + " where id = ?2 and state = 'RUNNING' and reminded_at is null")
            .setParameter(1, Timestamp.from(now))
            .setParameter(2, deadlineId)
            .executeUpdate();
    if (marked == 1) {
      remind(report, deadlines.refreshed(deadlineId), now);
    }
  }

  private void remind(Report report, Deadline deadline, Instant now) {
    switch (deadline.timer()) {
      case AUTO_CLOSE -> tellReporter(report, NoticeTemplate.CLOSING_SOON, deadline, now);
      case COMPLETE_INFO ->
          tellReporter(report, NoticeTemplate.INFORMATION_REMINDER, deadline, now);
      case VERIFY, RESPOND, RESOLVE ->
          officers.add(
              new WorkNews(
                      report,
                      NoticeTemplate.WORK_NEAR,
                      WorkTarget.DEADLINE,
                      Actor.SYSTEM.name(),
                      now)
                  .about(deadline.timer(), deadline.dueAt()));
    }
  }

  private void tellReporter(
      Report report, NoticeTemplate template, Deadline deadline, Instant now) {
    reporters.tell(
        report, new NoticeItem(template, now, Map.of("until", deadline.dueAt().toString())));
  }
}
