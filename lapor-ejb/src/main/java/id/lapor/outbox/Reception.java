package id.lapor.outbox;

import id.lapor.shared.Refusals;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings a message that a receiver was given to its use case.
 *
 * <p>While the database is away the message waits here: that is no fault of the message, so it uses
 * up none of the attempts after which it would be dead. Everything else that fails is one attempt.
 */
@ApplicationScoped
public class Reception {

  private static final Logger LOGGER = System.getLogger(Reception.class.getName());

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicBoolean away = new AtomicBoolean();

  /**
   * Reads the message and hands it to the use case, again and again while the database is away. The
   * use case's own transaction must make a repetition harmless.
   *
   * @throws JMSException when the broker's client cannot give the message
   */
  public void take(Message message, Consumer<HandoffMessage> useCase) throws JMSException {
    HandoffMessage read;
    try {
      read = HandoffMessage.read(message);
    } catch (JMSException | RuntimeException unreadable) {
      DeadLetters.note(message, unreadable);
      throw unreadable;
    }
    bring(message, () -> useCase.accept(read));
  }

  /**
   * The same for a message that its receiver has read.
   *
   * @throws JMSException when the broker's client cannot tell of the message
   */
  public void bring(Message message, Runnable useCase) throws JMSException {
    try {
      Duration pause = PAUSE;
      while (!taken(useCase, pause)) {
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      }
    } catch (RuntimeException failure) {
      DeadLetters.note(message, failure);
      throw failure;
    }
  }

  /** Whoever still waits gives its message back to the broker. */
  @PreDestroy
  void stop() {
    stopping.countDown();
  }

  private boolean taken(Runnable useCase, Duration pause) {
    try {
      useCase.run();
    } catch (RuntimeException failure) {
      if (!Refusals.isOutage(failure)) {
        throw failure;
      }
      if (away.compareAndSet(false, true)) {
        LOGGER.log(Level.WARNING, "Messages are not taken, the database is away");
      }
      rest(pause, failure);
      return false;
    }
    if (away.compareAndSet(true, false)) {
      LOGGER.log(Level.INFO, "Messages are taken again");
    }
    return true;
  }

  private void rest(Duration pause, RuntimeException failure) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
