package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxJpaTest {

  private final String messageId = UUID.randomUUID().toString();

  @Test
  void aMessageIsNewOnce() {
    assertThat(received()).isTrue();

    assertThat(received()).isFalse();
  }

  @Test
  void aMessageWhoseEffectWasUndoneIsNewAgain() {
    TestDatabase.rolledBack(em -> assertThat(inbox(em).isNew(messageId)).isTrue());

    assertThat(received()).isTrue();
  }

  @Test
  void aMessageReceivedLastMonthIsKnownThisMonth() {
    TestDatabase.committed(
        em ->
            em.createNativeQuery(
                    "insert into inbox_message (message_id, received_on, received_at)"
                        + " values (?1, ?2, now())")
                .setParameter(1, messageId)
                .setParameter(2, Date.valueOf(LocalDate.now().plusMonths(1)))
                .executeUpdate());

    assertThat(received()).isFalse();
  }

  @Test
  void ofTwoReceiptsAtOnceOneWaitsForTheOther() throws Exception {
    CompletableFuture<Boolean> second = new CompletableFuture<>();

    boolean first =
        TestDatabase.inTransaction(
            em -> {
              boolean isNew = inbox(em).isNew(messageId);
              Thread other = new Thread(() -> second.complete(received()));
              other.start();
              awaitWaiter(em);
              assertThat(second).isNotDone();
              return isNew;
            });

    assertThat(first).isTrue();
    assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
  }

  private boolean received() {
    return TestDatabase.inTransaction(em -> inbox(em).isNew(messageId));
  }

  private static void awaitWaiter(EntityManager em) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      Number waiting =
          (Number)
              em.createNativeQuery(
                      "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                  .getSingleResult();
      if (waiting.intValue() > 0) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The second receipt did not wait");
  }

  private static Inbox inbox(EntityManager em) {
    em.unwrap(Connection.class);
    Inbox inbox = new Inbox();
    inbox.em = em;
    inbox.clock = Clock.fixed(Messaging.NOW, ZoneOffset.UTC);
    return inbox;
  }
}
