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
 * Keeps the promises of the outbox: once a second, and sooner while there are many, channel by
 * channel, in the order of the numbers.
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

  /** After a turn that sent something the next comes soon: where one is promised, more are. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

  /** The relay rests at least twice as long as it works, so that it leaves room for the others. */
  private static final int REST = 2;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A broker may be exchanged while nothing is sent, and nobody notices. */
  private static final Duration PREPARED_AGAIN = Duration.ofMinutes(10);

  /** How many batches of one channel are sent before it is the next channel's turn. */
  private static final int BATCHES_IN_A_ROW = 10;

  private static final int FAILED = -1;

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
      long begun = System.nanoTime();
      boolean sent = serve(messages.waitingChannels(), run);
      pause = sent ? rest(Duration.ofNanos(System.nanoTime() - begun)) : PAUSE;
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

  /** How long it rests after a turn that sent something and took so long. */
  static Duration rest(Duration worked) {
    Duration rest = worked.multipliedBy(REST);
    if (rest.compareTo(PAUSE) > 0) {
      return PAUSE;
    }
    return rest.compareTo(SHORT_PAUSE) < 0 ? SHORT_PAUSE : rest;
  }

  /** Whether something was sent. */
  private boolean serve(List<Long> waiting, Runs.Run run) {
    if (preparedAt == null
        || preparedFor != broker.takeovers()
        || clock.instant().isAfter(preparedAt.plus(PREPARED_AGAIN))) {
      setUp();
    }
    settle();
    List<Long> full = full(waiting);
    int sent = serveAll(waiting.stream().filter(channel -> !full.contains(channel)).toList(), run);
    if (away) {
      away = false;
      LOGGER.log(Level.INFO, "Messages go out again");
    }
    return sent > 0;
  }

  /**
   * One session serves one channel after the other. Where a channel fails, what it left in the
   * session goes with it, and the next has a new one.
   */
  private int serveAll(List<Long> waiting, Runs.Run run) {
    int all = 0;
    JMSContext session = null;
    try {
      for (Long channel : waiting) {
        session = session == null ? broker.session(JMSContext.SESSION_TRANSACTED) : session;
        int sent = serve(session, channel, run);
        if (sent == FAILED) {
          close(session);
          session = null;
        } else {
          all += sent;
        }
      }
    } finally {
      close(session);
    }
    return all;
  }

  private static void close(JMSContext session) {
    if (session != null) {
      session.close();
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

  private int serve(JMSContext session, long channel, Runs.Run run) {
    int all = 0;
    try {
      int sent = OutboxMessages.BATCH;
      for (int i = 0; i < BATCHES_IN_A_ROW && sent == OutboxMessages.BATCH; i++) {
        messages.stamp(channel);
        messages.compose(channel);
        sent = messages.deliver(channel, (address, batch) -> send(session, address, batch));
        run.done(sent);
        all += sent;
      }
      return all;
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
      return FAILED;
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
