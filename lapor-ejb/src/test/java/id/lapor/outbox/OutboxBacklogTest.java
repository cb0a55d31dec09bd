package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
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
                .contains(new ChannelStanding(messaging.code, 2, 90, 1, false))
                .extracting(ChannelStanding::code)
                .doesNotContain(well.code));
  }

  @Test
  void ofAQueueNoMoreIsCountedThanAnybodyWaitsFor() {
    TestDatabase.rolledBack(
        em -> {
          waits(em, ChannelStanding.COUNTED_TO);
          assertThat(standing(em)).returns(1_000L, ChannelStanding::waiting);
          assertThat(standing(em)).returns(false, ChannelStanding::more);

          waits(em, 500);

          assertThat(standing(em).more()).isTrue();
        });
  }

  @Test
  void theOldestIsFoundWhetherItHasANumberYetOrNot() {
    messaging.promise(MessageType.OFFER);
    messaging.numbered();
    TestDatabase.rolledBack(
        em -> {
          waits(em, 3);

          assertThat(standing(em).oldestSeconds()).isEqualTo(90);
          assertThat(standing(em).waiting()).isEqualTo(4);
        });
  }

  @Test
  void whatIsReadToTellHowAQueueStandsDoesNotGrowWithWhatWaitsInIt() {
    TestDatabase.rolledBack(
        em -> {
          em.unwrap(Connection.class);
          waits(em, 3_000);
          int few = Pages.read(em, OutboxBacklog.CHANNELS.replace("?1", "50"));
          waits(em, 30_000);

          int many = Pages.read(em, OutboxBacklog.CHANNELS.replace("?1", "50"));

          assertThat(many).isLessThan(few + 40);
        });
  }

  @Test
  void anEmptyOutboxHasNoAge() {
    OutboxBacklog.Waiting empty = new OutboxBacklog.Waiting(0, null, 0, 0);

    assertThat(empty.age(Messaging.NOW)).isZero();
  }

  private ChannelStanding standing(EntityManager em) {
    return backlog(em).channels(Messaging.NOW.plusSeconds(90)).stream()
        .filter(one -> one.code().equals(messaging.code))
        .findFirst()
        .orElseThrow();
  }

  /** So many more wait for a number, promised a minute after those of before. */
  private void waits(EntityManager em, int messages) {
    Pages.waits(em, messaging.channel, messages, Messaging.NOW.plusSeconds(60));
  }

  private static OutboxBacklog backlog(EntityManager em) {
    OutboxBacklog backlog = new OutboxBacklog();
    backlog.em = em;
    return backlog;
  }
}
