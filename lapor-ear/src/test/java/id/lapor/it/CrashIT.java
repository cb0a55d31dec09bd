package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The server, or only its relay, ends at the worst moment; each hand-off has one effect. */
class CrashIT {

  private static final int MANY = 60;
  private static final int AT_ONCE = 4;

  @Test
  void whatTheBrokerHasButTheRelayCouldNotStrikeOffIsSentAgain() {
    Eventually.eventually(() -> assertThat(waiting()).isZero());
    Faults.failing("outbox_message", "delete", 1);
    try {
      Passage passage = Passage.of(Cases.routed());
      Eventually.eventually(() -> assertThat(waiting()).isZero());

      assertThat(Faults.calls()).isEqualTo(2);
      passage.assertDeliveredOnce();
      assertThat(Sql.count("select failures from channel where code = 'portal'")).isZero();
    } finally {
      Faults.repaired("outbox_message");
    }
  }

  @Test
  void aServerKilledBetweenSendingAndStrikingOffSendsAgain() throws InterruptedException {
    Eventually.eventually(() -> assertThat(waiting()).isZero());
    Faults.hanging("outbox_message", "delete");
    try {
      Sent sent = Cases.routed();
      Passage passage = Passage.of(sent);
      assertThat(waiting()).isEqualTo(1);
      String numbered = Sql.one("select sequence from outbox_message");

      RunningLapor.killAndStartAgain();

      Eventually.eventually(() -> assertThat(waiting()).isZero());
      passage.assertDeliveredOnce();
      assertThat(passage.status()).isEqualTo("DELIVERED");
      assertThat(
              Sql.one(
                  "select sequence from outbox_delivery where message_id = ?", passage.messageId()))
          .isEqualTo(numbered);
      Trail.of(sent).assertUnbroken();
    } finally {
      Faults.repaired("outbox_message");
    }
  }

  @Test
  void aServerKilledWhileHandingManyReportsOffLosesAndDoublesNothing() throws Exception {
    List<Sent> reports = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      reports.add(Cases.sent());
    }
    Cases.verifier();

    AtomicInteger verified = new AtomicInteger();
    ExecutorService officers = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> decisions = new ArrayList<>();
    for (Sent sent : reports) {
      decisions.add(officers.submit(() -> verify(sent, verified)));
    }
    Eventually.eventually(() -> assertThat(verified.get()).isGreaterThan(MANY / 3));
    RunningLapor.killAndStartAgain();
    for (Future<?> decision : decisions) {
      decision.get();
    }
    officers.shutdown();
    assertThat(verified.get()).as("killed in the middle").isLessThan(MANY);

    reports.stream().filter(CrashIT::isUndecided).forEach(sent -> verify(sent, verified));
    Eventually.eventually(() -> assertThat(waiting()).isZero());
    reports.forEach(CrashIT::assertHandedOffOnce);
    assertNumbersAreWhole();
  }

  /** An officer whose click may have met a server that was gone. */
  private static void verify(Sent sent, AtomicInteger verified) {
    try {
      JsonObject decision = Cases.verification(Cases.version(sent)).build();
      Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
      verified.incrementAndGet();
    } catch (UncheckedIOException | AssertionError gone) {
      // whether it was done is asked after the start
    }
  }

  private static boolean isUndecided(Sent sent) {
    return Cases.file(sent).getString("status").equals("SUBMITTED");
  }

  /** Handed off, sent and delivered once, with everything recorded. */
  static void assertHandedOffOnce(Sent sent) {
    Cases.delivered(sent);
    assertThat(Cases.file(sent).getJsonArray("handoffs")).hasSize(1);
    Passage passage = Passage.of(sent);
    passage.assertDeliveredOnce();
    assertThat(passage.events("HANDED_OFF")).isEqualTo(1);
    Trail.of(sent).assertUnbroken();
  }

  /** Every number of every channel's epoch was sent, once, up to the last that was given. */
  static void assertNumbersAreWhole() {
    assertThat(
            Sql.column(
                "select c.code from channel c left join outbox_delivery d"
                    + " on d.channel_id = c.id and d.epoch = c.epoch"
                    + " group by c.id, c.code having count(d.sequence) <> c.next_sequence - 1"
                    + " or count(distinct d.sequence) <> c.next_sequence - 1"
                    + " or max(d.sequence) <> c.next_sequence - 1"))
        .isEmpty();
  }

  /** How many messages the relay has yet to send. */
  static long waiting() {
    return Sql.count("select count(*) from outbox_message");
  }
}
