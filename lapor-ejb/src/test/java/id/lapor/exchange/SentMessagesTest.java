package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.outbox.OutboxMessage;
import id.lapor.shared.TestDatabase;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What went out, as the table keeps it. */
class SentMessagesTest {

  @Test
  void aMessageIsFoundByItsIdAsItWentOut() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          OutboxMessage offer = given.offer(given.held(false, false, false, null));
          given.compose(offer);
          SentMessages messages = given.composing.sent;
          em.clear();

          SentMessage found = messages.byId(offer.messageId()).orElseThrow();

          assertThat(found.institutionId()).isEqualTo(given.keys.institution);
          assertThat(found.bodySha256()).isEqualTo(sha256(found.body().orElseThrow()));
          assertThat(found.sentAt()).isEqualTo(GivenExchange.NOW);
          assertThat(messages.of(offer.handoffId())).hasSize(1);
          assertThat(messages.byId(UUID.randomUUID().toString())).isEmpty();
        });
  }

  @Test
  void anErasureTakesTheBodiesOfAReportAndLeavesHashesAndSignatures() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(false, false, false, null);
          OutboxMessage offer = given.offer(held);
          OutboxMessage other = given.offer(given.held(false, false, false, null));
          given.compose(offer, other);
          SentMessages messages = given.composing.sent;
          SentMessage before = messages.byId(offer.messageId()).orElseThrow();
          String signature = before.signature();
          em.clear();

          int erased = messages.erase(held.report());

          SentMessage after = messages.byId(offer.messageId()).orElseThrow();
          assertThat(erased).isEqualTo(1);
          assertThat(after.body()).isEmpty();
          assertThat(after.erasedAt()).contains(GivenExchange.NOW);
          assertThat(after.bodySha256()).isEqualTo(before.bodySha256());
          assertThat(after.signature()).isEqualTo(signature).contains("..");
          assertThat(messages.byId(other.messageId()).orElseThrow().body()).isPresent();
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
