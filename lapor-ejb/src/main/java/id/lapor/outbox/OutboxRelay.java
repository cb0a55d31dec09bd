package id.lapor.outbox;

import id.lapor.watch.Runs;
import id.lapor.watch.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the promises of the outbox: once a second, channel by channel, in the order of the numbers.
 *
 * <p>It runs on every node; whoever holds a channel serves it. A batch is one locally transacted
 * session, committed before its rows are struck off: a crash in between sends it again, with the
 * same numbers and message ids. A channel that fails, or whose queue is full ({@link QueueRooms}),
 * rests and leaves the others alone. Nothing is sent before a restoration has been seen to.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "RestorationAtStart"})
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelay {

  private static final Logger LOGGER = System.getLogger(OutboxRelay.class.getName());

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A broker may be exchanged while nothing is sent, and nobody notices. */
  private static final Duration PREPARED_AGAIN = Duration.ofMinutes(10);

  /** How many batches of one channel are sent before it is the next channel's turn. */
  private static final int BATCHES_IN_A_ROW = 10;

  @Inject OutboxMessages messages;
  @Inject Broker broker;
  @Inject BrokerSetup setup;
  @Inject Envelopes envelopes;
  @Inject QueueAccounts accounts;
  @Inject QueueRooms rooms;
  @Inject Clock clock;

  @Resource TimerService timers;

  private final Turns turns = new Turns();

  private Instant preparedAt;
  private int preparedFor;
  private boolean away;
  private Duration pause = PAUSE;

  /** Sets the broker up before any receiver looks for its queue, and begins to relay. */
  @PostConstruct
  void start() {
    relay();
    turns.next(timers, pause);
  }

  /** Lets the last turn end without another. */
  @PreDestroy
  void stop() {
    turns.end();
  }

  /** One turn. The next is due after the pause, never while this one runs. */
  @Timeout
  void turn() {
    turns.take(this::relay, timers, () -> pause);
  }

  private void relay() {
    Runs.of("outbox-relay", this::relay);
  }

  private void relay(Runs.Run run) {
    try {
      serve(messages.waitingChannels(), run);
      pause = PAUSE;
    } catch (RuntimeException failure) {
      run.failed();
      preparedAt = null; // a broker that was away may come back without what it was told
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      if (!away) {
        away = true;
        LOGGER.log(
            Level.WARNING, "Messages wait, broker or database is away: {0}", failure.getMessage());
      }
    }
  }

  private void serve(List<Long> waiting, Runs.Run run) {
    if (preparedAt == null
        || preparedFor != broker.takeovers()
        || clock.instant().isAfter(preparedAt.plus(PREPARED_AGAIN))) {
      setUp();
    }
    settle();
    List<Long> full = full(waiting);
    for (Long channel : waiting) {
      if (!full.contains(channel)) {
        try (JMSContext session = broker.session(JMSContext.SESSION_TRANSACTED)) {
          serve(session, channel, run);
        }
      }
    }
    if (away) {
      away = false;
      LOGGER.log(Level.INFO, "Messages go out again");
    }
  }

  private void setUp() {
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
      preparedFor = broker.takeovers();
      setup.prepare(session);
      preparedAt = clock.instant();
    }
  }

  /** Those of them whose queue takes nothing more for now; one question for all. */
  private List<Long> full(List<Long> waiting) {
    List<Long> usedUp = rooms.usedUp(waiting);
    if (usedUp.isEmpty()) {
      return List.of();
    }
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
      return rooms.counted(usedUp, QueueFigures.of(new BrokerControl(session)));
    }
  }

  /** Accounts of institutions that were made, changed or revoked a moment ago. */
  private void settle() {
    List<QueueAccount> changed = accounts.unsettled();
    if (!changed.isEmpty()) {
      try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
        setup.settle(session, changed);
      }
    }
  }

  private void serve(JMSContext session, long channel, Runs.Run run) {
    try {
      int sent = OutboxMessages.BATCH;
      for (int i = 0; i < BATCHES_IN_A_ROW && sent == OutboxMessages.BATCH; i++) {
        messages.stamp(channel);
        messages.compose(channel);
        sent = messages.deliver(channel, (address, batch) -> send(session, address, batch));
        run.done(sent);
      }
    } catch (RuntimeException failure) {
      preparedAt = null;
      run.failed();
      int failures = messages.failed(channel, String.valueOf(failure.getMessage()));
      if (Integer.bitCount(failures) == 1) {
        LOGGER.log(
            Level.WARNING,
            "Channel {0} failed {1} times: {2}",
            channel,
            failures,
            failure.getMessage());
      }
    }
  }

  private void send(JMSContext session, String address, List<OutgoingMessage> batch) {
    Queue queue = session.createQueue(address);
    JMSProducer producer = session.createProducer();
    for (OutgoingMessage message : batch) {
      producer.send(queue, envelopes.of(session, message));
    }
    session.commit();
  }
}
