package id.lapor.outbox;

import id.lapor.shared.Refusals;
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
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Takes what nobody could take off the broker and into the book of dead letters, and lets go again
 * what somebody has decided about; some of each in a turn.
 *
 * <p>A letter is written and committed before the broker is told that it was taken: a crash in
 * between reads it again, and it is known by then. One that goes again is with the broker before it
 * is noted: a crash in between sends it again, and receivers know it.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "OutboxRelay"})
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterSweep {

  private static final Logger LOGGER = System.getLogger(DeadLetterSweep.class.getName());

  private static final int TAKEN_AT_ONCE = 50;
  private static final long NOTHING_MORE_AFTER_MILLIS = 200;

  @Inject Broker broker;
  @Inject DeadLetterBook book;

  @Resource TimerService timers;

  private final Turns turns = new Turns();
  private boolean away;

  /** Begins. */
  @PostConstruct
  void start() {
    turns.next(timers, DeadLetterBook.PAUSE);
  }

  /** Lets the last turn end without another. */
  @PreDestroy
  void stop() {
    turns.end();
  }

  /** One turn. */
  @Timeout
  void turn() {
    turns.take(() -> Runs.again("dead-letters", this::sweep), timers, () -> DeadLetterBook.PAUSE);
  }

  private void sweep(Runs.Run run) {
    try {
      run.done(take());
      run.done(sendAgain(run));
      away = false;
    } catch (JMSRuntimeException brokerAway) {
      run.failed();
      if (!away) {
        away = true;
        LOGGER.log(Level.INFO, "Dead letters wait, the broker is away");
      }
    }
  }

  private int take() {
    int taken = 0;
    try (JMSContext session = broker.session(JMSContext.CLIENT_ACKNOWLEDGE);
        JMSConsumer consumer = session.createConsumer(session.createQueue(DeadLetters.ADDRESS))) {
      Message letter = consumer.receive(NOTHING_MORE_AFTER_MILLIS);
      while (letter != null) {
        book.keep(BrokerLetter.read(letter), DeadLetters.said(letter));
        letter.acknowledge();
        taken++;
        letter = taken < TAKEN_AT_ONCE ? consumer.receive(NOTHING_MORE_AFTER_MILLIS) : null;
      }
    } catch (JMSException lost) {
      throw new JMSRuntimeException(lost.getMessage(), lost.getErrorCode(), lost);
    }
    return taken;
  }

  private int sendAgain(Runs.Run run) {
    List<DeadLetter> due = book.due();
    for (DeadLetter letter : due) {
      try {
        if (letter.kind() == DeadLetterKind.UNDELIVERED) {
          send(letter);
        }
        book.retried(letter.id());
      } catch (RuntimeException stopped) {
        if (Refusals.isOutage(stopped) || isAway(stopped)) {
          throw stopped;
        }
        run.failed();
        book.stopped(letter.id(), String.valueOf(stopped.getMessage()));
      }
    }
    return due.size();
  }

  /** A queue that is not there, or a body that cannot be written, is the letter's own trouble. */
  private static boolean isAway(RuntimeException failure) {
    return failure instanceof JMSRuntimeException
        && !(failure instanceof InvalidDestinationRuntimeException);
  }

  private void send(DeadLetter letter) {
    try (JMSContext session = broker.session(JMSContext.AUTO_ACKNOWLEDGE)) {
      session
          .createProducer()
          .send(session.createQueue(letter.queue()), BrokerLetter.written(session, letter));
    } catch (JMSException refused) {
      throw new JMSRuntimeException("A letter could not be written", null, refused);
    }
  }
}
