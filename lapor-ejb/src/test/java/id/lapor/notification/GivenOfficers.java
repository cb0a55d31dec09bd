package id.lapor.notification;

import id.lapor.identity.GivenAccounts;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.ReportHappened;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** Officers of a ministry and its unit, who hear of what happens to a report. */
final class GivenOfficers {

  final long ministry = institution(null, "Kementerian Uji", "Asia/Jakarta");
  final long unit = institution(ministry, "Direktorat Uji", "Asia/Makassar");

  /** A report that is handed to nobody yet. */
  final Report report =
      TestDatabase.inTransaction(
          em -> {
            Report made = GivenReports.routed();
            made.leadBy(null);
            em.persist(made);
            return made;
          });

  private final Sending sending;

  GivenOfficers(Sending sending) {
    this.sending = sending;
  }

  /**
   * The account of somebody who is told in this way; of the country when no institution is said.
   */
  long with(String role, Long institution, OfficerMode mode) {
    String user = "o" + UUID.randomUUID();
    return TestDatabase.inTransaction(
        em -> {
          long id = GivenAccounts.officer(em, user, role, institution, user + "@example.id");
          em.flush();
          OfficerNotice notice =
              new OfficerNotice(
                  id, ZoneId.of(institution == null ? "Asia/Jakarta" : "Asia/Makassar"));
          notice.choose(mode, OfficerNotice.USUAL_HOUR, "id", sending.clock.instant());
          em.persist(notice);
          return id;
        });
  }

  static String user(long account) {
    return TestDatabase.inTransaction(
        em ->
            (String)
                em.createNativeQuery("select user_name from account where id = ?1")
                    .setParameter(1, account)
                    .getSingleResult());
  }

  static String address(long account) {
    return user(account) + "@example.id";
  }

  /** The system does something to a hand-off of a report, and they hear of it. */
  void hear(Report what, EventType type, Map<String, String> facts, String handoff) {
    TestDatabase.committed(em -> hear(em, what, type, facts, handoff));
  }

  /** The same within the transaction of this entity manager. */
  void hear(
      EntityManager em, Report what, EventType type, Map<String, String> facts, String handoff) {
    WorkObserver observer = new WorkObserver();
    observer.officers = GivenNotices.officers(em);
    Report locked = GivenReports.locked(em, what.trackingId());
    GivenReports.events(em, sending.clock, (ReportHappened happened) -> observer.on(happened))
        .append(locked, type, Actor.SYSTEM, handoff, facts, Map.of());
  }

  private static long institution(Long parent, String name, String zone) {
    return TestDatabase.inTransaction(em -> GivenAccounts.institution(em, parent, name, zone));
  }
}
