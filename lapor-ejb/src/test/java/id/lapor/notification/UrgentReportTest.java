package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.ReportHappened;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who verify are told at once of a report in which somebody is in danger. */
class UrgentReportTest {

  private final Sending sending = new Sending();
  private final WorkSweep sweep = sending.workSweep();
  private final String reader = "v" + UUID.randomUUID();
  private final String nobody = "v" + UUID.randomUUID();
  private final long digest = verifier(reader, OfficerMode.DIGEST);
  private final long off = verifier(nobody, OfficerMode.OFF);

  @AfterEach
  void nobodyVerifiesAnyMore() {
    TestDatabase.committed(
        em -> {
          GivenAccounts.endRoles(em, digest, sending.clock.instant().minusSeconds(1));
          GivenAccounts.endRoles(em, off, sending.clock.instant().minusSeconds(1));
        });
  }

  @Test
  void evenWhoReadsADigestIsToldAtOnceAndInOneMail() {
    happens(GivenReports.submitted(), EventType.INFORMATION_COMPLETED);
    happens(GivenReports.urgent(), EventType.SUBMITTED);
    passAMinute();

    assertThat(mine()).hasSize(1);
    assertThat(mine().get(0).subject()).isEqualTo("LAPOR: 2 hal baru untuk Anda");
    assertThat(mine().get(0).text().indexOf("mendesak"))
        .isPositive()
        .isLessThan(mine().get(0).text().indexOf("melengkapi keterangan"));
    sending.clock.pass(Duration.ofDays(2));
    turn();
    assertThat(mine()).hasSize(1);
  }

  @Test
  void aReportThatNobodyMarkedWaitsForTheDigest() {
    happens(GivenReports.submitted(), EventType.SUBMITTED);
    passAMinute();

    assertThat(mine()).isEmpty();
  }

  @Test
  void whatIsMarkedAfterRoutingIsNoWorkOfTheVerifiers() {
    Report routed = GivenReports.routedUrgent();
    routed.leadBy(null);
    happens(routed, EventType.URGENCY_RAISED);
    passAMinute();

    assertThat(mine()).isEmpty();
  }

  @Test
  void aBurstOfUrgentReportsIsOneMail() {
    for (int i = 0; i < 5; i++) {
      happens(GivenReports.urgent(), EventType.SUBMITTED);
    }
    passAMinute();

    assertThat(mine()).hasSize(1);
    assertThat(mine().get(0).text()).doesNotContain("Lampu", "{");
  }

  private void happens(Report report, EventType type) {
    TestDatabase.committed(
        em -> {
          em.persist(report);
          em.flush();
          WorkObserver observer = new WorkObserver();
          observer.officers = GivenNotices.officers(em);
          GivenReports.events(em, sending.clock, (ReportHappened it) -> observer.on(it))
              .append(report, type, Actor.REPORTER, null, Map.of(), Map.of());
        });
  }

  private void passAMinute() {
    sweep.sweep();
    sending.clock.pass(Duration.ofMinutes(1));
    turn();
  }

  private void turn() {
    sweep.sweep();
    sending.sweep();
  }

  /** What reached these two; other tests leave officers and work behind. */
  private List<OutgoingNotice> mine() {
    return sending.sent.stream()
        .filter(sent -> sent.address().startsWith(reader) || sent.address().startsWith(nobody))
        .toList();
  }

  private long verifier(String user, OfficerMode mode) {
    return TestDatabase.inTransaction(
        em -> {
          long id =
              GivenAccounts.officer(em, user, Role.NATIONAL_VERIFIER, null, user + "@example.id");
          em.flush();
          OfficerNotice notice = new OfficerNotice(id, ZoneId.of("Asia/Jakarta"));
          notice.choose(mode, OfficerNotice.USUAL_HOUR, "id", sending.clock.instant());
          em.persist(notice);
          return id;
        });
  }
}
