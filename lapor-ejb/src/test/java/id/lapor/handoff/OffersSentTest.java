package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.identity.Caller;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.MessagesSent;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What hand-offs know of the batches that the broker has taken. */
class OffersSentTest {

  private static final Instant EARLY = GivenWork.NOW.minusSeconds(60);

  @Test
  void allOffersOfABatchWereSentThen() {
    with(
        given -> {
          String one = given.desk.handoff(given.desk.ministry, "OFFERED");
          String other = given.desk.handoff(given.desk.city, "OFFERED");
          String silent = given.desk.handoff(given.desk.ministry, "OFFERED");

          given.sent(GivenWork.NOW, offer(one), offer(other));

          assertThat(given.sentAt(one)).isEqualTo(GivenWork.NOW);
          assertThat(given.sentAt(other)).isEqualTo(GivenWork.NOW);
          assertThat(given.sentAt(silent)).isNull();
        });
  }

  @Test
  void whatIsSentAgainWasSentTheFirstTime() {
    with(
        given -> {
          String one = given.desk.handoff(given.desk.ministry, "OFFERED");
          given.sent(EARLY, offer(one));

          given.sent(GivenWork.NOW, offer(one));

          assertThat(given.sentAt(one)).isEqualTo(EARLY);
        });
  }

  @Test
  void noOtherMessageSaysThatTheOfferWasSent() {
    with(
        given -> {
          String one = given.desk.handoff(given.desk.ministry, "OFFERED");

          given.sent(GivenWork.NOW, new MessagesSent.Sent(one, "m-" + one, MessageType.ACK));

          assertThat(given.sentAt(one)).isNull();
        });
  }

  private static MessagesSent.Sent offer(String handoff) {
    return new MessagesSent.Sent(handoff, "m-" + handoff, MessageType.OFFER);
  }

  private static void with(Consumer<Given> test) {
    TestDatabase.rolledBack(em -> test.accept(new Given(em)));
  }

  private static final class Given {
    private final EntityManager em;
    private final GivenDesk desk;
    private final HandoffObserver observer = new HandoffObserver();

    Given(EntityManager em) {
      this.em = em;
      desk = new GivenDesk(em, Caller.of("nobody"), event -> {});
      observer.handoffs = desk.systemDesk().handoffs;
    }

    void sent(Instant at, MessagesSent.Sent... messages) {
      observer.on(new MessagesSent(List.of(messages), at));
    }

    Instant sentAt(String handoff) {
      List<?> found =
          em.createNativeQuery("select sent_at from handoff where uuid = ?1")
              .setParameter(1, handoff)
              .getResultList();
      return found.get(0) == null ? null : ((java.sql.Timestamp) found.get(0)).toInstant();
    }
  }
}
