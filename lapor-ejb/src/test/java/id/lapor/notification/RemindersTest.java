package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.deadline.GivenDeadlines;
import id.lapor.deadline.Timer;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Limits that come near, on the real database. */
class RemindersTest {

  private final Sending sending = new Sending();

  @Test
  void theReporterIsRemindedOnceTwoDaysBeforeAReportClosesByItself() {
    Report report = received();
    sending.sweep();
    long limit = limit(report, Timer.AUTO_CLOSE, Duration.ofDays(14));

    sending.clock.pass(Duration.ofDays(12).minusSeconds(1));
    assertThat(due()).doesNotContain(limit);
    sending.clock.pass(Duration.ofSeconds(1));
    assertThat(due()).contains(limit);
    remind(limit);
    remind(limit);
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();

    assertThat(due()).doesNotContain(limit);
    assertThat(sending.sent).hasSize(2);
    assertThat(sending.sent.get(1).subject()).endsWith("akan selesai otomatis");
    assertThat(sending.sent.get(1).text()).contains("setelah 16 Maret 2026");
  }

  @Test
  void aShortLimitIsNotRemindedOfBeforeHalfOfItIsOver() {
    Report report = received();
    long limit = limit(report, Timer.RESOLVE, Duration.ofDays(6));

    sending.clock.pass(Duration.ofDays(3).minusSeconds(1));
    assertThat(due()).doesNotContain(limit);
    sending.clock.pass(Duration.ofSeconds(1));
    assertThat(due()).contains(limit);
  }

  @Test
  void aLimitThatWasMetMeanwhileIsRemindedOfToNobody() {
    Report report = received();
    sending.sweep();
    long limit = limit(report, Timer.COMPLETE_INFO, Duration.ofDays(30));
    sending.clock.pass(Duration.ofDays(29));
    assertThat(due()).contains(limit);
    TestDatabase.committed(
        em ->
            em.createNativeQuery(
                    "update deadline set state = 'MET', ended_at = due_at where id = ?1")
                .setParameter(1, limit)
                .executeUpdate());

    remind(limit);

    assertThat(sending.waiting(report.id())).isZero();
  }

  private Report received() {
    return TestDatabase.inTransaction(em -> sending.received(em, GivenReports.submitted(), "id"));
  }

  private long limit(Report report, Timer timer, Duration length) {
    Instant now = sending.clock.instant();
    return TestDatabase.inTransaction(
        em -> GivenDeadlines.running(em, report.id(), timer, now, now.plus(length)));
  }

  private java.util.List<Long> due() {
    return TestDatabase.inTransaction(em -> reminders(em).due(1_000));
  }

  private void remind(long limit) {
    TestDatabase.committed(em -> reminders(em).remind(limit));
  }

  private DueReminders reminders(EntityManager em) {
    DueReminders reminders = new DueReminders();
    reminders.em = em;
    reminders.deadlines = GivenDeadlines.deadlines(em);
    reminders.reports = GivenReports.reports(em);
    reminders.reporters = sending.observer(em);
    reminders.officers = GivenNotices.officers(em);
    reminders.clock = sending.clock;
    return reminders;
  }
}
