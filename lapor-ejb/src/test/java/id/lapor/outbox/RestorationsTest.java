package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestorationsTest {

  private static final Instant RESTORED = Instant.parse("2026-03-02T05:00:00Z");

  private final Messaging messaging = new Messaging();
  private final List<HandoffMessage> broker = new ArrayList<>();
  private final String mark = "test " + UUID.randomUUID();

  @Test
  void numbersOfTheLostTimeAreNotGivenAgain() {
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.OFFER);
    messaging.relay(broker);

    begin(mark);
    messaging.promise(MessageType.OFFER);
    messaging.relay(broker);

    assertThat(broker).extracting(HandoffMessage::epoch).containsExactly(1L, 1L, 2L);
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 2L, 1L);
  }

  @Test
  void whatHadItsNumberBeforeKeepsItAndGoesFirst() {
    String numbered = messaging.promise(MessageType.OFFER);
    messaging.useMessages(messages -> messages.stamp(messaging.channel));

    begin(mark);
    String later = messaging.promise(MessageType.OFFER);
    messaging.relay(broker);

    assertThat(broker).extracting(HandoffMessage::messageId).containsExactly(numbered, later);
    assertThat(broker).extracting(HandoffMessage::epoch).containsExactly(1L, 2L);
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 1L);
    assertThat(messaging.count("outbox_message")).isZero();
  }

  @Test
  void aMarkBeginsOneEpochHoweverOftenAndOnHoweverManyNodesItIsSeen() {
    Optional<Instant> first = begin(mark);
    Optional<Instant> again = begin(mark);

    assertThat(first).contains(RESTORED);
    assertThat(again).as("not complete yet: goes on").contains(RESTORED);
    assertThat(epoch()).isEqualTo(2);

    TestDatabase.committed(em -> restorations(em).complete(mark));
    assertThat(begin(mark)).isEmpty();
    assertThat(epoch()).isEqualTo(2);
  }

  @Test
  void theDatabaseTellsTheApplicationItsIdentity() {
    Object[] identity =
        TestDatabase.inTransaction(
            em ->
                (Object[])
                    em.createNativeQuery(
                            "select system_identifier,"
                                + " left(pg_walfile_name(pg_current_wal_lsn()), 8)"
                                + " from pg_control_system()")
                        .getSingleResult());

    assertThat(identity[1]).isEqualTo("00000001");
  }

  private Optional<Instant> begin(String mark) {
    return TestDatabase.inTransaction(em -> restorations(em).begin(mark));
  }

  private static Restorations restorations(EntityManager em) {
    Restorations restorations = new Restorations();
    restorations.em = em;
    restorations.clock = Clock.fixed(RESTORED, ZoneOffset.UTC);
    return restorations;
  }

  private int epoch() {
    return TestDatabase.inTransaction(
        em -> messaging.channels(em).require(messaging.channel).epoch());
  }
}
