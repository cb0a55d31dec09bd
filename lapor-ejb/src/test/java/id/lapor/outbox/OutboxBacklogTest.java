package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxBacklogTest {

  private final Messaging messaging = new Messaging();

  @Test
  void whatWaitsIsCountedAndTheOldestSaysSinceWhen() {
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.WITHDRAWAL);
    messaging.useMessages(
        messages -> messages.failed(messaging.channel, "The broker refused the address"));

    TestDatabase.committed(
        em -> {
          OutboxBacklog.Waiting figures = backlog(em).look();
          assertThat(figures.waiting()).isGreaterThanOrEqualTo(2);
          assertThat(figures.oldest()).isBeforeOrEqualTo(Messaging.NOW);
          assertThat(figures.age(Messaging.NOW.plusSeconds(90)))
              .isGreaterThanOrEqualTo(Duration.ofSeconds(90));
          assertThat(figures.channelsFailing()).isPositive();
        });
  }

  @Test
  void aQueueThatFailsIsNamedWithWhatWaitsInItAndOneThatIsWellIsNot() {
    Messaging well = new Messaging();
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.WITHDRAWAL);
    messaging.useMessages(messages -> messages.failed(messaging.channel, "refused"));

    TestDatabase.committed(
        em ->
            assertThat(backlog(em).channels(Messaging.NOW.plusSeconds(90)))
                .contains(new ChannelStanding(messaging.code, 2, 90, 1))
                .extracting(ChannelStanding::code)
                .doesNotContain(well.code));
  }

  @Test
  void anEmptyOutboxHasNoAge() {
    OutboxBacklog.Waiting empty = new OutboxBacklog.Waiting(0, null, 0, 0);

    assertThat(empty.age(Messaging.NOW)).isZero();
  }

  private static OutboxBacklog backlog(EntityManager em) {
    OutboxBacklog backlog = new OutboxBacklog();
    backlog.em = em;
    return backlog;
  }
}
