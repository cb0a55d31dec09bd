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
 * What is killed while reports are handed off, in an order that the seed alone decides: each kind
 * once in a short run, and in turn again in a long one.
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

  /** So many reports are handed off at least while each is met. */
  private static final int HANDOFFS_A_FAULT = 6;

  /** What a long run spreads its hand-offs over, so that it stays within the hour. */
  private static final int MOST_FAULTS = 100;

  private static final int LONGEST_PAUSE_MILLIS = 2_000;

  /** How often more is handed off until a laid fault is met. */
  private static final int ATTEMPTS = 4;

  /** How long that is waited for. */
  private static final Duration LAID = Duration.ofSeconds(20);

  private final Random random;
  private final FaultLoad load;
  private final List<ReferenceReceiver> receivers;
  private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);

  FaultPlan(long seed, FaultLoad load, List<ReferenceReceiver> receivers) {
    this.random = new Random(seed);
    this.load = load;
    this.receivers = receivers;
  }

  /** Kills one after the other until so many reports were handed off, each kind at least once. */
  void run(int handoffs) throws InterruptedException {
    int each = Math.max(HANDOFFS_A_FAULT, handoffs / MOST_FAULTS);
    while (met.size() < Fault.values().length || load.size() < handoffs) {
      List<Fault> round = new ArrayList<>(List.of(Fault.values()));
      Collections.shuffle(round, random);
      for (Fault fault : round) {
        boolean over = false;
        for (int attempt = 0; attempt < ATTEMPTS && !over; attempt++) {
          load.more(each);
          over = meet(fault);
        }
        assertThat(over).as(fault.name()).isTrue();
        met.merge(fault, 1, Integer::sum);
      }
    }
  }

  /** How often each was met. */
  Map<Fault, Integer> met() {
    return met;
  }

  /** Whether what was to be in the middle of something was. */
  private boolean meet(Fault fault) throws InterruptedException {
    switch (fault) {
      case SERVER_BETWEEN_SENDING_AND_STRIKING_OFF -> {
        return held("outbox_message", "delete");
      }
      case SERVER_WHILE_TAKING_A_RECEIPT -> {
        return held("exchange_receipt", "insert");
      }
      case RECEIVER_BEFORE_COMMIT,
          RECEIVER_BEFORE_ACKNOWLEDGE,
          RECEIVER_BEFORE_SEND,
          RECEIVER_AFTER_SEND -> {
        return died(anyReceiver(), fault.name().substring("RECEIVER_".length()));
      }
      default -> {
        Eventually.always(() -> {}, Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
        kill(fault);
        return true;
      }
    }
  }

  private void kill(Fault fault) throws InterruptedException {
    switch (fault) {
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
      default -> RunningLapor.killAndStartAgain();
    }
  }

  /** The server is killed where the first such statement is held. */
  private static boolean held(String table, String statement) throws InterruptedException {
    Faults.hanging(table, statement);
    try {
      boolean met = comes(() -> assertThat(Faults.calls()).isPositive());
      if (met) {
        RunningLapor.killAndStartAgain();
      }
      return met;
    } finally {
      Faults.repaired(table);
    }
  }

  private static boolean died(ReferenceReceiver receiver, String moment) {
    receiver.kill();
    receiver.start("--fail=" + moment);
    boolean met = comes(() -> assertThat(receiver.isRunning()).isFalse());
    receiver.kill();
    receiver.start();
    return met;
  }

  private static boolean comes(Runnable assertion) {
    try {
      Eventually.eventually(
          () -> {
            assertion.run();
            return true;
          },
          LAID);
      return true;
    } catch (AssertionError nothingCameBy) {
      return false;
    }
  }

  private ReferenceReceiver anyReceiver() {
    return receivers.get(random.nextInt(receivers.size()));
  }
}
