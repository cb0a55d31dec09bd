package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a queue is full, what waits for that, and when it goes on. */
class QueueRoomsTest {

  private static final String SETTING = "lapor.queue.limit";
  private static final Instant NOW = Messaging.NOW;

  private final Messaging messaging = new Messaging();
  private final List<Integer> batches = new ArrayList<>();

  @BeforeEach
  void atMostFour() {
    System.setProperty(SETTING, "4");
  }

  @AfterEach
  void asUsual() {
    System.clearProperty(SETTING);
  }

  @Test
  void noMoreIsSentThanTheQueueHasRoomFor() {
    promise(6);
    messaging.numbered();
    assertThat(counted(1, NOW)).isEmpty();

    relay();
    relay();

    assertThat(batches).containsExactly(3);
    assertThat(messaging.count("outbox_message")).isEqualTo(3);
    assertThat(usedUp()).contains(messaging.channel);
  }

  @Test
  void aFullQueueIsLeftAloneAndItsMessagesAreNeitherFailedNorLost() {
    promise(2);
    messaging.numbered();

    assertThat(counted(4, NOW)).containsExactly(messaging.channel);
    relay();

    assertThat(batches).isEmpty();
    assertThat(messaging.count("outbox_message")).isEqualTo(2);
    assertThat(messaging.count("dead_letter")).isZero();
    assertThat(messaging.withMessages(OutboxMessages::waitingChannels))
        .doesNotContain(messaging.channel);
    assertChannel(NOW, 0);
  }

  @Test
  void whatIsHeldBackGoesOnOnceThreeQuartersAreLeft() {
    promise(1);
    messaging.numbered();
    counted(5, NOW);
    assertThat(counted(4, NOW.plusSeconds(5))).isNotEmpty();
    assertChannel(NOW, 0);

    assertThat(counted(3, NOW.plusSeconds(10))).isEmpty();

    assertThat(messaging.withMessages(OutboxMessages::waitingChannels)).contains(messaging.channel);
    relay();
    assertThat(batches).containsExactly(1);
    assertChannel(null, 0);
  }

  @Test
  void aQueueThatIsNotYetThereIsEmptyAndIsCountedOnce() {
    assertThat(usedUp()).contains(messaging.channel);

    TestDatabase.committed(
        em -> assertThat(rooms(em, NOW).counted(List.of(messaging.channel), Map.of())).isEmpty());

    assertThat(usedUp()).doesNotContain(messaging.channel);
    System.setProperty(SETTING, "3");
    assertThat(usedUp()).as("when the limit was lowered").contains(messaging.channel);
  }

  @Test
  void thePortalsQueueHasNoLimit() {
    long portal =
        TestDatabase.inTransaction(
            em ->
                messaging
                    .channels(em)
                    .ofAddress(Channel.ADDRESS_PREFIX + Channel.PORTAL)
                    .orElseThrow()
                    .id());

    TestDatabase.committed(
        em -> assertThat(rooms(em, NOW).usedUp(List.of(portal))).doesNotContain(portal));
  }

  @Test
  void whatAnotherNodeServesIsTheirsToCount() {
    TestDatabase.committed(
        em -> {
          assertThat(messaging.messages(em).stamp(messaging.channel)).isZero();

          assertThat(counted(4, NOW)).isEmpty();
        });
  }

  @Test
  void aChannelThatIsHeldBackIsNoBacklogOfLaporsAndStandsOnTheBoard() {
    promise(1);
    counted(4, NOW.minusSeconds(60));

    TestDatabase.rolledBack(
        em -> {
          OutboxBacklog backlog = new OutboxBacklog();
          backlog.em = em;
          assertThat(backlog.look().channelsHeld()).isPositive();
          QueueWatches watches = new QueueWatches();
          watches.em = em;
          watches.clock = Clock.fixed(NOW, ZoneOffset.UTC);
          assertThat(watches.troubled())
              .filteredOn(line -> line.code().equals(messaging.code))
              .singleElement()
              .satisfies(
                  line -> {
                    assertThat(line.held()).isTrue();
                    assertThat(line.heldSince()).isEqualTo(NOW.minusSeconds(60));
                    assertThat(line.failing()).isFalse();
                    assertThat(line.backlog()).isEqualTo(1);
                  });
        });
  }

  @Test
  void whereNothingIsLeftToSendTheNextLookAtTheQueuesEndsIt() {
    counted(4, NOW);

    TestDatabase.committed(
        em -> {
          QueueWatches watches = new QueueWatches();
          watches.em = em;
          watches.silent = new ObservedEvent<>(silent -> {});
          watches.clock = Clock.fixed(NOW, ZoneOffset.UTC);
          watches.note(
              Map.of("handoff." + messaging.code, new QueueFigures(2, 1, 9)), QueueWatches.limit());
        });

    assertChannel(null, 0);
  }

  @Test
  void whatIsHeldBackDoesNotMakeTheBacklogOld() {
    promise(1);
    Instant yesterday = NOW.minusSeconds(86_400);
    TestDatabase.committed(
        em ->
            em.createNativeQuery("update outbox_message set promised_at = ?1 where channel_id = ?2")
                .setParameter(1, Timestamp.from(yesterday))
                .setParameter(2, messaging.channel)
                .executeUpdate());
    assertThat(oldest()).isEqualTo(yesterday);
    messaging.numbered();
    assertThat(oldest()).isEqualTo(yesterday);

    counted(4, NOW);

    assertThat(oldest()).isNotEqualTo(yesterday);
  }

  private static Instant oldest() {
    return TestDatabase.inTransaction(
        em -> {
          OutboxBacklog backlog = new OutboxBacklog();
          backlog.em = em;
          return backlog.look().oldest();
        });
  }

  @Test
  void aLimitThatIsNoNumberStopsTheStart() {
    System.setProperty(SETTING, "many");

    assertThatThrownBy(QueueRooms::limit).hasMessageContaining(SETTING);
  }

  private void promise(int messages) {
    for (int i = 0; i < messages; i++) {
      messaging.promise(MessageType.OFFER);
    }
  }

  private void relay() {
    messaging.useMessages(
        messages ->
            messages.deliver(messaging.channel, (address, batch) -> batches.add(batch.size())));
  }

  private List<Long> counted(long waiting, Instant now) {
    return TestDatabase.inTransaction(
        em ->
            rooms(em, now)
                .counted(
                    List.of(messaging.channel),
                    Map.of("handoff." + messaging.code, new QueueFigures(waiting, 0, 0))));
  }

  private List<Long> usedUp() {
    return TestDatabase.inTransaction(em -> rooms(em, NOW).usedUp(List.of(messaging.channel)));
  }

  private void assertChannel(Instant heldSince, int failures) {
    TestDatabase.rolledBack(
        em -> {
          Channel channel = messaging.channels(em).require(messaging.channel);
          assertThat(channel.heldSince().orElse(null)).isEqualTo(heldSince);
          assertThat(channel.failures()).isEqualTo(failures);
          assertThat(channel.lastError()).isEmpty();
        });
  }

  private static QueueRooms rooms(EntityManager em, Instant now) {
    em.unwrap(Connection.class);
    QueueRooms rooms = new QueueRooms();
    rooms.em = em;
    rooms.clock = Clock.fixed(now, ZoneOffset.UTC);
    return rooms;
  }
}
