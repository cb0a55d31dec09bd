package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is killed, in an order that the seed alone decides. Each kind comes once in a short run and
 * in turn again in a long one.
 */
final class FaultPlan {

  /** What ends without a word. */
  enum Fault {
    SERVER,
    SERVER_BETWEEN_SENDING_AND_STRIKING_OFF,
    SERVER_WHILE_TAKING_A_RECEIPT,
    BROKER,
    DATABASE,
    RECEIVER,
    RECEIVER_BEFORE_COMMIT,
    RECEIVER_BEFORE_ACKNOWLEDGE,
    RECEIVER_BEFORE_SEND,
    RECEIVER_AFTER_SEND
  }

  /** A fault for so many hand-offs. */
  private static final int HANDOFFS_A_FAULT = 6;

  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  /** How long a laid fault is waited for before the server is killed anyway. */
  private static final Duration LAID = Duration.ofSeconds(20);

  private final Random random;
  private final List<Fault> faults = new ArrayList<>();
  private final List<ReferenceReceiver> receivers;
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

  FaultPlan(long seed, int handoffs, List<ReferenceReceiver> receivers) {
    this.random = new Random(seed);
    this.receivers = receivers;
    int wanted = Math.max(Fault.values().length, handoffs / HANDOFFS_A_FAULT);
    while (faults.size() < wanted) {
      List<Fault> round = new ArrayList<>(List.of(Fault.values()));
      Collections.shuffle(round, random);
      faults.addAll(round.subList(0, Math.min(round.size(), wanted - faults.size())));
    }
  }

  /** Kills one after the other. */
  void run() throws InterruptedException {
    for (Fault fault : faults) {
      Eventually.always(() -> {}, Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
      meet(fault);
      done.merge(fault, 1, Integer::sum);
    }
    assertThat(done.keySet()).containsExactlyInAnyOrder(Fault.values());
  }

  /** How often each was killed. */
  Map<Fault, Integer> done() {
    return done;
  }

  private void meet(Fault fault) throws InterruptedException {
    switch (fault) {
      case SERVER -> RunningLapor.killAndStartAgain();
      case SERVER_BETWEEN_SENDING_AND_STRIKING_OFF -> held("outbox_message", "delete");
      case SERVER_WHILE_TAKING_A_RECEIPT -> held("exchange_receipt", "insert");
      case BROKER -> {
        ExternalBroker.kill();
        ExternalBroker.start();
      }
      case DATABASE -> {
        DatabaseServer.kill();
        DatabaseServer.start();
      }
      case RECEIVER -> {
        ReferenceReceiver receiver = anyReceiver();
        receiver.kill();
        receiver.start();
      }
      default -> dying(anyReceiver(), fault.name().substring("RECEIVER_".length()));
    }
  }

  /** Killed where the statement was reached, or after a while where nothing came by. */
  private static void held(String table, String statement) throws InterruptedException {
    Faults.hanging(table, statement);
    try {
      try {
        Eventually.eventually(
            () -> {
              assertThat(Faults.calls()).isPositive();
              return null;
            },
            LAID);
      } catch (AssertionError nothingCameBy) {
        // killed all the same
      }
      RunningLapor.killAndStartAgain();
    } finally {
      Faults.repaired(table);
    }
  }

  private void dying(ReferenceReceiver receiver, String moment) {
    receiver.kill();
    receiver.start("--fail=" + moment, "--fail-at=" + (1 + random.nextInt(2)));
    try {
      Eventually.eventually(
          () -> {
            assertThat(receiver.isRunning()).isFalse();
            return null;
          },
          LAID);
    } catch (AssertionError nothingCameBy) {
      receiver.kill();
    }
    receiver.start();
  }

  private ReferenceReceiver anyReceiver() {
    return receivers.get(random.nextInt(receivers.size()));
  }
}
