package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is said of queues when nobody could look at them. */
class RelayCheckTest {

  private final Messaging messaging = new Messaging();

  @Test
  void whatNobodyCouldLookAtIsNotCalledEmptyNorWhatItWasBefore() {
    messaging.promise(MessageType.OFFER);
    RelayCheck check = new RelayCheck();
    check.clock = Clock.fixed(Messaging.NOW, ZoneOffset.UTC);
    assertThat(check.channels()).isEmpty();
    TestDatabase.rolledBack(
        em -> {
          check.backlog = new OutboxBacklog();
          check.backlog.em = em;
          check.look();
        });
    assertThat(check.channels().orElseThrow())
        .extracting(ChannelStanding::code)
        .contains(messaging.code);

    check.failed("no answer within 3 seconds");

    assertThat(check.channels()).isEmpty();
  }

  @Test
  void aBrokerThatDoesNotAnswerLeavesTheNumberOfDeadLettersUnknown() {
    DeadLetterCheck check = new DeadLetterCheck();

    check.failed("no answer within 3 seconds");

    assertThat(check.queues()).isEmpty();
  }
}
