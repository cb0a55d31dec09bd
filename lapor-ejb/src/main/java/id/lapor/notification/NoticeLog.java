package id.lapor.notification;

import id.lapor.handoff.CaseScope;
import id.lapor.identity.Role;
import id.lapor.shared.SqlTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What officers may know of what was sent: when, about what, how and with what end. */
@Stateless
public class NoticeLog {

  /** Most attempts that are shown of one report. */
  static final int MOST_SHOWN = 100;

  private static final int DAYS = 14;
  private static final int MOST_ROWS = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject CaseScope scope;
  @Inject Clock clock;

  /**
   * Attempts to tell the reporter of a report in the caller's scope, the newest first.
   *
   * @throws id.lapor.shared.NotFound when there is no such report in it
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.AUDITOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR
  })
  public List<NoticeLogLine> ofReport(String trackingId) {
    Long report = scope.visible(trackingId);
    return em.createQuery(
            "select d from NoticeDelivery d where d.reportId = :report order by d.id desc",
            NoticeDelivery.class)
        .setParameter("report", report)
        .setMaxResults(MOST_SHOWN)
        .getResultStream()
        .map(NoticeDelivery::line)
        .toList();
  }

  /** How the sending of all notices goes. */
  @RolesAllowed({Role.NATIONAL_ADMIN, Role.AUDITOR})
  public NoticeOverview overview() {
    Number failing =
        (Number)
            em.createNativeQuery(
                    "select count(*) from notice_address where failing_since is not null")
                .getSingleResult();
    return new NoticeOverview(waiting(), failing.intValue(), days());
  }

  private List<NoticeOverview.Waiting> waiting() {
    List<NoticeOverview.Waiting> waiting = new ArrayList<>();
    for (Object row :
        em.createNativeQuery(
                "select kind, channel, count(*), min(requested_at), max(attempts) from notice"
                    + " group by kind, channel order by kind, channel")
            .getResultList()) {
      Object[] cells = (Object[]) row;
      waiting.add(
          new NoticeOverview.Waiting(
              NoticeKind.valueOf((String) cells[0]),
              (String) cells[1],
              ((Number) cells[2]).longValue(),
              SqlTime.instant(cells[3]),
              ((Number) cells[4]).intValue()));
    }
    return waiting;
  }

  private List<NoticeOverview.Day> days() {
    Instant from = clock.instant().minus(Duration.ofDays(DAYS));
    Map<LocalDate, Map<NoticeOutcome, Long>> days = new LinkedHashMap<>();
    for (Object row :
        em.createNativeQuery(
                "select cast(cast(at at time zone 'Asia/Jakarta' as date) as varchar) as day,"
                    + " outcome, count(*) from notice_delivery"
                    + " where at > cast(?1 as timestamptz) group by 1, 2 order by 1 desc, 2")
            .setParameter(1, Timestamp.from(from))
            .setMaxResults(MOST_ROWS)
            .getResultList()) {
      Object[] cells = (Object[]) row;
      days.computeIfAbsent(
              LocalDate.parse((String) cells[0]), day -> new EnumMap<>(NoticeOutcome.class))
          .put(NoticeOutcome.valueOf((String) cells[1]), ((Number) cells[2]).longValue());
    }
    return days.entrySet().stream()
        .map(day -> new NoticeOverview.Day(day.getKey(), day.getValue()))
        .toList();
  }
}
