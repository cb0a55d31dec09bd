package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.QueueClient.Protocol;
import id.lapor.it.QueueClient.Taken;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An institution whose system stands still: what becomes of its hand-offs, and of the others'. */
@ArquillianTest
class QueueLimitIT extends Browser {

  private static final int LIMIT = 4;
  private static final int MORE = 3;
  private static final int LARGE_BYTES = 90_000;

  /** Together more than stays in memory; what is larger has a file of its own. */
  private static final int LARGE_MESSAGES = 80;

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @BeforeEach
  void fewFitIntoAQueue() {
    Broker.setting("lapor.queue.limit", String.valueOf(LIMIT));
  }

  @AfterEach
  void asUsual() {
    Broker.setting("lapor.queue.limit", "");
  }

  @Test
  void whatDoesNotFitIntoTheQueueWaitsInOrderAndGoesOnByItself() throws Exception {
    try (InstitutionSystem still = system();
        InstitutionSystem other = system()) {
      List<String> handedOff = new ArrayList<>();
      for (int i = 0; i < LIMIT + MORE; i++) {
        handedOff.add(Passage.of(GivenQueue.handedTo(still.given.code)).handoff());
      }

      Eventually.eventually(() -> assertThat(heldSince(still)).isEqualTo(1));
      String others = Passage.of(GivenQueue.handedTo(other.given.code)).handoff();
      assertThat(handoff(other.next())).isEqualTo(others);
      assertThat(Broker.added(still.given.queue)).isEqualTo(LIMIT);
      assertThat(waiting(still)).isEqualTo(MORE);
      assertStandsOnTheBoard(still);
      assertThat(Health.all().state("relay")).isEqualTo("OK");

      List<Taken> taken = new ArrayList<>();
      for (int i = 0; i < LIMIT + MORE; i++) {
        taken.add(still.next());
      }
      assertThat(taken).extracting(QueueLimitIT::handoff).containsExactlyElementsOf(handedOff);
      assertThat(taken)
          .extracting(message -> GivenQueue.json(message.text()).getInt("sequence"))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, LIMIT + MORE).boxed().toList());
      assertThat(Broker.added(still.given.queue)).isEqualTo(LIMIT + MORE);
      assertThat(heldSince(still)).isZero();
      assertThat(
              Sql.count(
                  "select count(*) from dead_letter d join channel c on c.id = d.channel_id"
                      + " where c.code = ?",
                  still.given.code))
          .isZero();
    }
  }

  @Test
  void aQueueThatNobodyReadsLiesOnTheDiskAndOthersAreServedMeanwhile() throws Exception {
    Broker.setting("lapor.queue.limit", "");
    try (InstitutionSystem still = system();
        InstitutionSystem other = system()) {
      for (int i = 0; i < LARGE_MESSAGES; i++) {
        Broker.sendTo(still.given.queue, UUID.randomUUID().toString(), new byte[LARGE_BYTES]);
      }
      assertThat(Broker.pages(still.given.queue)).isTrue();

      Passage waits = Passage.of(GivenQueue.handedTo(still.given.code));
      String others = Passage.of(GivenQueue.handedTo(other.given.code)).handoff();

      assertThat(handoff(other.next())).isEqualTo(others);
      assertThat(Broker.pages(other.given.queue)).isFalse();
      Eventually.eventually(
          () -> {
            assertThat(Broker.added(still.given.queue)).isEqualTo(LARGE_MESSAGES + 1);
            return null;
          },
          Duration.ofSeconds(30));
      assertThat(Broker.pages(still.given.queue)).isTrue();
      for (int i = 0; i < LARGE_MESSAGES; i++) {
        assertThat(still.next().body()).hasSize(LARGE_BYTES);
      }
      assertThat(handoff(still.next())).isEqualTo(waits.handoff());
    }
  }

  private void assertStandsOnTheBoard(InstitutionSystem still) {
    Page page = PortalIT.signedIn(this, "national-admin");
    page.navigate("/staff/exchange");
    String row = "#troubled tr[data-channel='" + still.given.code + "']";
    assertThat(page.getAttribute(row, "data-standing")).isEqualTo("HELD");
    assertThat(page.innerText(row)).contains("ditahan karena antrean penuh, sejak");
    Eventually.eventually(
        () -> {
          page.navigate("/staff/exchange");
          assertThat(page.innerText(row)).contains(LIMIT + " dari paling banyak " + LIMIT);
          return null;
        },
        Duration.ofSeconds(45));
  }

  private static long heldSince(InstitutionSystem system) {
    return Sql.count(
        "select count(*) from channel where code = ? and held_since is not null and failures = 0",
        system.given.code);
  }

  private static long waiting(InstitutionSystem system) {
    return Sql.count(
        "select count(*) from outbox_message m join channel c on c.id = m.channel_id"
            + " where c.code = ?",
        system.given.code);
  }

  private static String handoff(Taken message) {
    JsonObject said = GivenQueue.json(message.text());
    return said.getString("handoffId");
  }

  private InstitutionSystem system() throws Exception {
    GivenQueue given = new GivenQueue(PortalIT.signedIn(this, "national-admin"));
    given.receives("QUEUE");
    return InstitutionSystem.of(given, Protocol.CORE);
  }
}
