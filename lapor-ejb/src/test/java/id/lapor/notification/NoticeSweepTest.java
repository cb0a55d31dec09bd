package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.lapor.identity.AccessRecord;
import id.lapor.identity.ContactChannel;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.Purpose;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSweepTest {

  private final Sending sending = new Sending();

  @Test
  void aPromisedTokenReachesTheReporterOnceAndIsForgotten() {
    long report = sending.asked();

    sending.sweep();
    sending.sweep();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::channel, OutgoingNotice::address)
        .containsExactly(tuple(ContactChannel.EMAIL, Sending.EMAIL));
    assertThat(sending.waiting(report)).isZero();
    assertThat(sending.outcomes(report)).isEqualTo(List.of("1 SENT"));
    String token = Sending.tokenIn(sending.sent.get(0));
    TestDatabase.committed(
        em -> assertThat(sending.replacements(em).redeem(token)).isEqualTo(report));
  }

  @Test
  void anUndoneUseCaseSendsNothing() {
    TestDatabase.rolledBack(em -> sending.ask(em, 6_999_999, ContactChannel.EMAIL));

    sending.sweep();

    assertThat(sending.sent).isEmpty();
  }

  @Test
  void whoeverAskedByTelephoneIsReachedByTelephone() {
    sending.ask(7_500_000, ContactChannel.PHONE);

    sending.sweep();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::channel, OutgoingNotice::address)
        .containsExactly(tuple(ContactChannel.PHONE, Sending.PHONE));
  }

  @Test
  void aChannelThatNobodyHasSetUpKeepsItsNoticesWaiting() {
    long mail = sending.asked();
    sending.ask(7_500_001, ContactChannel.PHONE);
    sending.channels.remove(ContactChannel.EMAIL);

    sending.sweep();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::channel)
        .containsExactly(ContactChannel.PHONE);
    assertThat(sending.waiting(mail)).isEqualTo(1);
    assertThat(sending.outcomes(mail)).isEmpty();
    sending.channels.add(ContactChannel.EMAIL);
    sending.sweep();
    assertThat(sending.outcomes(mail)).isEqualTo(List.of("1 SENT"));
  }

  @Test
  void aNoticeThatOneNodeIsTakingIsSkippedByTheOther() {
    sending.asked();

    TestDatabase.committed(
        em -> {
          assertThat(sending.due(em).begin(ContactChannel.EMAIL)).isPresent();
          em.flush();

          Optional<NoticeAttempt> other =
              CompletableFuture.supplyAsync(() -> sending.due.begin(ContactChannel.EMAIL))
                  .orTimeout(10, TimeUnit.SECONDS)
                  .join();
          assertThat(other).isEmpty();
        });

    assertThat(sending.due.begin(ContactChannel.EMAIL)).isEmpty();
  }

  @Test
  void nodesThatSweepTogetherSendEachNoticeOnce() {
    int notices = 30;
    IntStream.range(0, notices).forEach(i -> sending.asked());

    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(sending::sweep))
                .toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();

    assertThat(sending.sent)
        .extracting(OutgoingNotice::messageId)
        .hasSize(notices)
        .doesNotHaveDuplicates();
  }

  @Test
  void aNewerTokenTakesThePlaceOfOneThatWaits() {
    long report = sending.asked();
    sending.ask(report, ContactChannel.EMAIL);

    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.outcomes(report)).isEqualTo(List.of("0 WITHDRAWN", "1 SENT"));
    TestDatabase.committed(
        em ->
            assertThat(sending.replacements(em).redeem(Sending.tokenIn(sending.sent.get(0))))
                .isEqualTo(report));
  }

  @Test
  void whenTheCodeIsReplacedOtherwiseNoTokenIsSentAndTheOneThatWasIsWorthNothing() {
    long report = sending.asked();
    sending.sweep();
    sending.ask(report, ContactChannel.PHONE);

    TestDatabase.committed(em -> sending.replacements(em).endAll(report));
    sending.sweep();

    assertThat(sending.sent).hasSize(1);
    assertThat(sending.waiting(report)).isZero();
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () -> sending.replacements(em).redeem(Sending.tokenIn(sending.sent.get(0))))
                .isInstanceOf(NotFound.class));
  }

  @Test
  void aNoticeThatCannotBePutTogetherLetsTheOthersPass() throws SQLException {
    long broken = sending.asked();
    asOwner("update notice set sealed_content = '1:AAAA' where report_id = " + broken);
    sending.clock.pass(Duration.ofSeconds(1));
    long sound = sending.asked();

    sending.sweep();
    sending.sweep();

    assertThat(sending.outcomes(broken)).isEqualTo(List.of("1 DEFERRED"));
    assertThat(sending.outcomes(sound)).isEqualTo(List.of("1 SENT"));
  }

  @Test
  void aServerThatIsAwayIsAskedOnceASweep() {
    sending.asked();
    sending.asked();
    sending.failures.add(NoticeNotSent.now("away"));

    sending.sweep();

    assertThat(sending.sent).isEmpty();
  }

  @Test
  void aSweepIsBounded() {
    IntStream.range(0, NoticeSweep.BATCH + 1).forEach(i -> sending.asked());

    sending.sweep();
    assertThat(sending.sent).hasSize(NoticeSweep.BATCH);

    sending.sweep();
    assertThat(sending.sent).hasSize(NoticeSweep.BATCH + 1);
  }

  @Test
  void theReporterSeesThatTheAddressWasRead() {
    sending.asked();

    sending.sweep();

    TestDatabase.rolledBack(
        em ->
            assertThat(GivenReporters.vault(em).accesses(sending.pseudonym))
                .extracting(AccessRecord::actor, AccessRecord::purpose)
                .containsExactly(tuple("system", Purpose.NOTIFICATION)));
  }

  @Test
  void neitherAddressNorTokenStandsInTheTables() throws SQLException {
    long report = sending.asked();
    String waiting = rowsOf("notice", report);
    sending.failures.add(NoticeNotSent.now("away"));
    sending.sweep();
    sending.clock.pass(Duration.ofMinutes(1));
    sending.sweep();

    String token = Sending.tokenIn(sending.sent.get(0));
    assertThat(waiting).contains("1234567890").doesNotContain(token, "siti", "Siti");
    assertThat(rowsOf("notice_delivery", report))
        .contains("DEFERRED", "SENT")
        .doesNotContain(token, "siti", "Siti", sending.pseudonym);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"update notice_delivery set outcome = 'SENT'", "delete from notice_delivery"})
  void theApplicationCannotRewriteWhatBecameOfNotices(String forgery) throws SQLException {
    try (Connection application = TestDatabase.application().getConnection();
        Statement statement = application.createStatement()) {
      assertThatThrownBy(() -> statement.execute(forgery))
          .hasMessageContaining("permission denied");
    }
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String rowsOf(String table, long report) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select string_agg(t::text, '; ' order by id) from %s t where report_id = %d"
                    .formatted(table, report))) {
      rows.next();
      return rows.getString(1);
    }
  }
}
