package id.lapor.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What is counted and measured, for Prometheus. Names and meanings stand in {@code
 * docs/operations.md}.
 *
 * <p>Labels are fixed words: types, rules, outcomes, routes. An id, a name or anything that a
 * person has written is never one. Meters are kept here, because the server's registry looks each
 * one up among all of them.
 */
public final class Figures {

  private static final String TRANSACTIONS = "java:comp/TransactionSynchronizationRegistry";

  /** Upper bounds in seconds; the server's registry has no histograms of its own. */
  private static final double[] LIMITS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10};

  private static final Map<String, Counter> COUNTERS = new ConcurrentHashMap<>();
  private static final Map<String, Timer> TIMERS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicReference<Double>> LEVELS = new ConcurrentHashMap<>();

  private static volatile MeterRegistry registry = new SimpleMeterRegistry();

  private Figures() {}

  /** Where everything is counted from now on. */
  static void countIn(MeterRegistry other) {
    registry = other;
    COUNTERS.clear();
    TIMERS.clear();
    LEVELS.clear();
  }

  /**
   * Counts one: in a transaction once it has been committed, otherwise at once.
   *
   * @param labels names and values in turn
   */
  public static void count(String name, String... labels) {
    count(name, 1, labels);
  }

  /** As {@link #count(String, String...)}, for several at once. */
  public static void count(String name, long howMany, String... labels) {
    if (!afterCommit(() -> add(name, howMany, labels))) {
      add(name, howMany, labels);
    }
  }

  /** Sets a level that goes up and down. */
  public static void level(String name, double value, String... labels) {
    Tags tags = Tags.of(labels);
    LEVELS
        .computeIfAbsent(
            name + tags,
            first -> registry.gauge(name, tags, new AtomicReference<>(value), AtomicReference::get))
        .set(value);
  }

  /** Counts several, at once. */
  static void add(String name, long howMany, String... labels) {
    Tags tags = Tags.of(labels);
    COUNTERS.computeIfAbsent(name + tags, first -> registry.counter(name, tags)).increment(howMany);
  }

  /** Measures how long something took. */
  static void took(String name, Duration duration, String... labels) {
    Tags tags = Tags.of(labels);
    TIMERS.computeIfAbsent(name + tags, first -> registry.timer(name, tags)).record(duration);
  }

  /** Counts under each limit that it kept how long something took: a histogram, in counters. */
  static void within(String name, Duration duration, String label, String value) {
    double seconds = duration.toNanos() / 1e9;
    for (double limit : LIMITS) {
      add(name, seconds <= limit ? 1 : 0, label, value, "le", String.valueOf(limit));
    }
    add(name, 1, label, value, "le", "+Inf");
  }

  /**
   * False where there is no transaction to wait for; one that will not be committed counts nothing.
   */
  private static boolean afterCommit(Runnable step) {
    try {
      TransactionSynchronizationRegistry transaction = InitialContext.doLookup(TRANSACTIONS);
      int status = transaction.getTransactionStatus();
      if (status == Status.STATUS_ACTIVE) {
        transaction.registerInterposedSynchronization(new AfterCommit(step));
      }
      return status != Status.STATUS_NO_TRANSACTION;
    } catch (NamingException outsideAContainer) {
      return false;
    }
  }

  private record AfterCommit(Runnable step) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // only the end counts
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        step.run();
      }
    }
  }
}
