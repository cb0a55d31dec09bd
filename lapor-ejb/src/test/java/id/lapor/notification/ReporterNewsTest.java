package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.lapor.identity.ContactChannel;
import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.ClockProducer;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to a report reaches its reporter, on the real database. */
class ReporterNewsTest {

  private static final Map<String, String> HEALTH =
      Map.of("institution", "kemenkes", "institutionName", "Kementerian Kesehatan");

  private final Sending sending = new Sending();

  @Test
  void aReceivedReportIsConfirmedAtOnceInTheReportersLanguage() {
    Report report = received("en");

    sending.sweep();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::channel, OutgoingNotice::address)
        .containsExactly(tuple(ContactChannel.EMAIL, Sending.EMAIL));
    assertThat(sending.sent.get(0).subject()).endsWith("report received");
    assertThat(sending.outcomes(report.id())).asString().isEqualTo("[1 SENT]");
  }

  @Test
  void aBurstBecomesOneMessage() {
    Report report = received("id");
    sending.sweep();

    happens(report, EventType.HANDED_OFF, HEALTH);
    sending.clock.pass(Duration.ofSeconds(10));
    happens(report, EventType.ANSWER_PUBLISHED, HEALTH);
    sending.sweep();
    assertThat(sending.sent).hasSize(1);
    sending.clock.pass(Duration.ofSeconds(50));
    sending.sweep();

    assertThat(sending.sent).hasSize(2);
    assertThat(sending.sent.get(1).text())
        .contains("diteruskan kepada Kementerian Kesehatan", "telah menjawab");
    assertThat(sending.waiting(report.id())).isZero();
  }

  @Test
  void whatHappensWhileAMessageIsBeingSentComesWithTheNext() {
    Report report = received("id");
    sending.sweep();
    happens(report, EventType.HANDED_OFF, HEALTH);
    sending.clock.pass(Duration.ofMinutes(1));
    NoticeAttempt begun = sending.due.begin(ContactChannel.EMAIL).orElseThrow();

    happens(report, EventType.ANSWER_PUBLISHED, HEALTH);
    sending.due.end(begun, NoticeOutcome.SENT);

    assertThat(sending.waiting(report.id())).isEqualTo(1);
    sending.clock.pass(Duration.ofMinutes(1));
    sending.sweep();
    assertThat(sending.sent.get(1).subject()).endsWith("ada jawaban");
  }

  @Test
  void anUndoneUseCaseTellsNobody() {
    Report report = received("id");
    sending.sweep();

    TestDatabase.rolledBack(
        em -> sending.happens(em, report.trackingId(), EventType.REOPENED, Map.of()));
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();

    assertThat(sending.sent).hasSize(1);
  }

  @Test
  void whoStoppedNoticesGetsNoneAndNoneThatWaitedAlready() {
    Report report = received("id");
    sending.sweep();
    happens(report, EventType.HANDED_OFF, HEALTH);
    stop(report);
    happens(report, EventType.ANSWER_PUBLISHED, HEALTH);
    sending.clock.pass(Duration.ofMinutes(2));

    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.outcomes(report.id())).asString().isEqualTo("[1 SENT, 1 WITHDRAWN]");
    TestDatabase.committed(
        em -> GivenNotices.notices(em).subscription(report.id()).orElseThrow().resume());
    happens(report, EventType.REOPENED, Map.of());
    sending.clock.pass(Duration.ofMinutes(2));
    sending.sweep();
    assertThat(sending.sent).hasSize(2);
  }

  @Test
  void whatOnlyTheStaffSeesIsToldToNoReporter() {
    Report report = received("id");
    sending.sweep();

    happens(report, EventType.NOTE_ADDED, Map.of());
    happens(report, EventType.ANSWER_DRAFTED, HEALTH);
    happens(report, EventType.REPLIED, Map.of());

    assertThat(sending.waiting(report.id())).isZero();
  }

  @Test
  void anInventedPastIsToldToNobody() {
    Report report = received("id");
    sending.sweep();

    ClockProducer.at(
        Sending.NOON.minus(Duration.ofDays(100)),
        () -> {
          happens(report, EventType.REOPENED, Map.of());
          return null;
        });

    assertThat(sending.waiting(report.id())).isZero();
  }

  @Test
  void nothingOfAConfidentialReportIsKeptForSending() {
    Report report =
        TestDatabase.inTransaction(em -> sending.received(em, GivenReports.confidential(), "id"));
    happens(report, EventType.HANDED_OFF, HEALTH);
    sending.clock.pass(Duration.ofMinutes(2));

    sending.sweep();

    assertThat(sending.sent)
        .allSatisfy(
            mail ->
                assertThat(mail.subject() + mail.text())
                    .contains("kabar baru")
                    .doesNotContain("Kesehatan", "Lampu", "diteruskan", "diterima"));
  }

  private Report received(String language) {
    return TestDatabase.inTransaction(
        em -> sending.received(em, GivenReports.submitted(), language));
  }

  private void happens(Report report, EventType type, Map<String, String> facts) {
    TestDatabase.committed(em -> sending.happens(em, report.trackingId(), type, facts));
  }

  private void stop(Report report) {
    TestDatabase.committed(
        em ->
            GivenNotices.notices(em)
                .subscription(report.id())
                .orElseThrow()
                .stop(sending.clock.instant()));
  }
}
