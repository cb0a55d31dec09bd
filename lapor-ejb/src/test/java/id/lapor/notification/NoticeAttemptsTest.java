package id.lapor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.ContactChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a notice is tried, and when it is given up. */
class NoticeAttemptsTest {

  private final Sending sending = new Sending();

  @Test
  void aFailedAttemptIsRepeatedAfterItsPauseAndNotBefore() {
    long report = sending.asked();
    sending.failures.add(NoticeNotSent.now("away"));

    sending.sweep();
    sending.clock.pass(Duration.ofMinutes(1).minusMillis(1));
    sending.sweep();
    assertThat(sending.sent).isEmpty();

    sending.clock.pass(Duration.ofMillis(1));
    sending.sweep();
    assertThat(sending.sent).hasSize(1);
    assertThat(sending.outcomes(report)).isEqualTo(List.of("1 DEFERRED", "2 SENT"));
  }

  @Test
  void afterTheEighthAttemptANoticeHasFailed() {
    long report = sending.asked();
    for (int i = 0; i < Notice.MOST_ATTEMPTS + 1; i++) {
      sending.failures.add(NoticeNotSent.now("away"));
    }

    for (int i = 0; i < Notice.MOST_ATTEMPTS + 1; i++) {
      sending.sweep();
      sending.clock.pass(Duration.ofHours(2));
    }

    assertThat(sending.failures).hasSize(1);
    assertThat(sending.waiting(report)).isZero();
    assertThat(sending.outcomes(report))
        .hasSize(Notice.MOST_ATTEMPTS)
        .asString()
        .endsWith("7 DEFERRED, 8 FAILED]");
  }

  @Test
  void whatCanNeverArriveIsGivenUpAtOnce() {
    long report = sending.asked();
    sending.failures.add(NoticeNotSent.undeliverable("nobody there"));

    sending.sweep();

    assertThat(sending.waiting(report)).isZero();
    assertThat(sending.outcomes(report)).isEqualTo(List.of("1 FAILED"));
  }

  @Test
  void whatHasExpiredIsNotSent() {
    long report = sending.asked();
    sending.clock.pass(Duration.ofHours(24));

    sending.sweep();

    assertThat(sending.sent).isEmpty();
    assertThat(sending.waiting(report)).isZero();
    assertThat(sending.outcomes(report)).isEqualTo(List.of("0 EXPIRED"));
  }

  @Test
  void whatHasExpiredIsNotTakenUpEvenBeforeSomebodyClearsItAway() {
    sending.asked();
    sending.clock.pass(Duration.ofHours(24));

    assertThat(sending.due.begin(ContactChannel.EMAIL)).isEmpty();
  }

  @Test
  void aNoticeWhoseLastAttemptDiedWithItsNodeLetsTheOthersPassAndExpires() {
    long dead = sending.asked();
    for (int i = 0; i < Notice.MOST_ATTEMPTS; i++) {
      assertThat(sending.due.begin(ContactChannel.EMAIL)).isPresent();
      sending.clock.pass(Notice.LEASE);
    }
    long sound = sending.asked();

    sending.sweep();

    assertThat(sending.outcomes(sound)).isEqualTo(List.of("1 SENT"));
    assertThat(sending.outcomes(dead)).isEmpty();
    sending.clock.pass(Duration.ofHours(24));
    sending.sweep();
    assertThat(sending.outcomes(dead)).isEqualTo(List.of("8 EXPIRED"));
  }

  @Test
  void whatExpiresWhileItIsPutTogetherIsNotSent() {
    sending.asked();
    NoticeAttempt attempt = sending.due.begin(ContactChannel.EMAIL).orElseThrow();
    sending.clock.pass(Duration.ofHours(24));

    assertThat(sending.due.compose(attempt).message()).isEmpty();
  }

  @Test
  void anAttemptThatDiedWithItsNodeIsRepeatedUnderTheSameIdWhenItsLeaseEnds() {
    long report = sending.asked();
    assertThatThrownBy(
            () ->
                sending.sweep(
                    notice -> {
                      sending.sent.add(notice);
                      throw new OutOfMemoryError("the node dies");
                    }))
        .isInstanceOf(OutOfMemoryError.class);

    sending.clock.pass(Notice.LEASE.minusMillis(1));
    sending.sweep();
    assertThat(sending.sent).hasSize(1);

    sending.clock.pass(Duration.ofMillis(1));
    sending.sweep();
    assertThat(sending.sent).extracting(OutgoingNotice::messageId).hasSize(2);
    assertThat(sending.sent.get(1)).isEqualTo(sending.sent.get(0));
    assertThat(sending.outcomes(report)).isEqualTo(List.of("2 SENT"));
  }

  @Test
  void anAttemptThatIsOverdueDecidesNothingOnceAnotherHasBegun() {
    long report = sending.asked();
    NoticeAttempt slow = sending.due.begin(ContactChannel.EMAIL).orElseThrow();
    sending.clock.pass(Notice.LEASE);
    NoticeAttempt next = sending.due.begin(ContactChannel.EMAIL).orElseThrow();

    sending.due.end(slow, NoticeOutcome.FAILED);

    assertThat(sending.waiting(report)).isEqualTo(1);
    sending.due.end(next, NoticeOutcome.SENT);
    assertThat(sending.outcomes(report)).isEqualTo(List.of("2 SENT"));
  }
}
