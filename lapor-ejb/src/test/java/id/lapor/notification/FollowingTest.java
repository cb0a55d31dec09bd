package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.EventType;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How anybody follows a public report by e-mail. */
class FollowingTest {

  private static final String EMAIL = "tetangga@example.id";

  private final Sending sending = new Sending();

  @Test
  void nothingIsToldBeforeTheReaderOfTheAddressHasConfirmedAndOneMailAStepAfterwards() {
    TrackingId report = report(GivenReports.routed());
    ask(report, EMAIL);
    happens(report, EventType.ANSWER_PUBLISHED);
    sending.sweep();
    assertThat(sending.sent).hasSize(1);
    OutgoingNotice question = sending.sent.remove(0);
    assertThat(question.address()).isEqualTo(EMAIL);
    assertThat(question.text()).contains(report.digits(), "Lampu jalan padam");
    assertThat(question.stop()).isEmpty();

    confirm(question);
    happens(report, EventType.ANSWER_PUBLISHED);
    happens(report, EventType.NOTE_ADDED);
    spread();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.sent.get(0).subject()).contains("ada jawaban dari instansi");
    assertThat(sending.sent.get(0).text())
        .contains("https://lapor.example/laporan/" + report.digits(), sending.sent.get(0).stop());
  }

  @Test
  void whoeverStopsIsForgottenAtOnce() {
    TrackingId report = report(GivenReports.routed());
    String stop = followed(report);

    stop(stop);

    assertThat(followers()).isZero();
    happens(report, EventType.COMPLETED);
    spread();
    assertThat(sending.sent).isEmpty();
    stop(stop); // once more changes nothing
  }

  @Test
  void askingAgainSendsNothingAndTellsNothing() {
    TrackingId report = report(GivenReports.routed());
    ask(report, EMAIL);
    ask(report, "Tetangga@Example.id");
    sending.sweep();
    assertThat(sending.sent).hasSize(1);

    confirm(sending.sent.get(0));
    sending.clock.pass(Follower.PAUSE.plusSeconds(1));
    ask(report, EMAIL);
    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(followers()).isEqualTo(1);
  }

  @Test
  void aQuestionThatNobodyAnsweredIsRepeatedAfterAWhileAndForgottenAfterTwoDays() {
    TrackingId report = report(GivenReports.routed());
    ask(report, EMAIL);
    sending.clock.pass(Follower.PAUSE.plusSeconds(1));
    ask(report, EMAIL);
    sending.sweep();
    assertThat(sending.sent).hasSize(2);

    sending.clock.pass(Follower.CONFIRMABLE.plusSeconds(1));
    OutgoingNotice late = sending.sent.get(1);
    assertThatThrownBy(() -> confirm(late)).isInstanceOf(NotFound.class);
    sending.workSweep().followers.forget();

    assertThat(followers()).isZero();
  }

  @Test
  void whatIsNotPublicCannotBeFollowedAndLooksAsIfItDidNotExist() {
    for (Report closed :
        List.of(GivenReports.submitted(), GivenReports.supervisory(), GivenReports.takenDown())) {
      TrackingId id = report(closed);

      assertThatThrownBy(() -> ask(id, EMAIL))
          .isInstanceOf(NotFound.class)
          .hasMessage("No such report");
    }
    assertThat(followers()).isZero();
  }

  @Test
  void nothingLeavesOnceTheReportIsNotPublicAnyMore() {
    TrackingId report = report(GivenReports.routed());
    followed(report);
    happens(report, EventType.ANSWER_PUBLISHED);
    TestDatabase.committed(
        em ->
            em.createNativeQuery("update report set published = false where tracking_id = ?1")
                .setParameter(1, report.digits())
                .executeUpdate());

    spread();

    assertThat(sending.sent).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsRefusedAndNothingIsKept() {
    TrackingId report = report(GivenReports.routed());

    assertThatThrownBy(() -> ask(report, "bukan surel")).isInstanceOf(RuleViolation.class);
    assertThatThrownBy(() -> ask(report, "a@b.id, c@d.id")).isInstanceOf(RuleViolation.class);

    assertThat(followers()).isZero();
  }

  @Test
  void aMailThatComesBackForgetsWhoeverFollowedAndLeavesTheReporterAlone() {
    TrackingId report = report(GivenReports.routed());
    followed(report);
    happens(report, EventType.ANSWER_PUBLISHED);
    spread();

    sending.comesBack(sending.sent.get(0).messageId(), "5.1.1");

    assertThat(followers()).isZero();
    Object toReporter =
        TestDatabase.inTransaction(
            em ->
                em.createNativeQuery(
                        "select count(*) from notice_delivery where report_id ="
                            + " (select id from report where tracking_id = ?1)")
                    .setParameter(1, report.digits())
                    .getSingleResult());
    assertThat(toReporter).isEqualTo(0L);
  }

  @Test
  void manyAreToldInStepsAndEachOnce() {
    TrackingId report = report(GivenReports.routed());
    int many = DueFollowerNews.AT_ONCE + 3;
    TestDatabase.committed(
        em -> {
          Followers followers = GivenNotices.followers(em);
          long id = GivenReports.locked(em, report).id();
          for (int i = 0; i < many; i++) {
            Follower one =
                Follower.asked(
                    id, followers.addresses, "warga" + i + "@example.id", "id", Sending.NOON);
            one.confirm(Sending.NOON);
            followers.add(one);
          }
        });
    happens(report, EventType.COMPLETED);

    spread();

    assertThat(sending.sent).extracting(OutgoingNotice::address).doesNotHaveDuplicates();
    assertThat(sending.sent).hasSize(many);
  }

  private String followed(TrackingId report) {
    ask(report, EMAIL);
    sending.sweep();
    confirm(sending.sent.remove(0));
    happens(report, EventType.HANDED_OFF);
    spread();
    return sending.sent.remove(0).stop();
  }

  private static TrackingId report(Report report) {
    TestDatabase.committed(
        em -> {
          report.leadBy(null);
          em.persist(report);
        });
    return report.trackingId();
  }

  private void ask(TrackingId report, String email) {
    TestDatabase.committed(em -> sending.following(em).ask(report.digits(), email, "id"));
  }

  private void confirm(OutgoingNotice question) {
    String token = found("ikuti\\?t=([^\\s&]+)", question.text());
    TestDatabase.committed(em -> sending.following(em).confirm(token));
  }

  private void stop(String link) {
    String token = found("berhenti\\?t=([^\\s&]+)", link);
    TestDatabase.committed(
        em -> {
          NoticeDesk desk = new NoticeDesk();
          desk.links = GivenNotices.links();
          desk.followers = GivenNotices.followers(em);
          desk.notices = GivenNotices.notices(em);
          desk.stop(token);
        });
  }

  private void happens(TrackingId report, EventType type) {
    TestDatabase.committed(em -> sending.happens(em, report, type, Map.of()));
  }

  private void spread() {
    sending.workSweep().sweep();
    sending.clock.pass(Duration.ofSeconds(1));
    sending.sweep();
  }

  private static long followers() {
    return TestDatabase.inTransaction(
        em ->
            (Long) em.createNativeQuery("select count(*) from report_follower").getSingleResult());
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
