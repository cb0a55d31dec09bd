package id.lapor.watch;

import id.lapor.shared.Refusals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.MDC;

/**
 * The work that nobody waits for: relay, sweeps, receivers. Each run has an id of its own in the
 * log, is measured, and is remembered until the next.
 */
public final class Runs {

  /** What the log calls the id of a run. */
  static final String LOG_KEY = "run";

  private static final int ID_LENGTH = 8;

  /** When the last run of each kind began or ended, whichever is later. */
  private static final Map<String, Long> SEEN = new ConcurrentHashMap<>();

  /** What each kind of work could not deal with since this node began. */
  private static final Map<String, Long> FAILURES = new ConcurrentHashMap<>();

  /** What waits for the database. */
  private static final Set<String> WAITING = ConcurrentHashMap.newKeySet();

  private static final Logger LOGGER = System.getLogger(Runs.class.getName());

  private Runs() {}

  /** One run, to be told what it does. */
  public static final class Run {

    private long items;
    private long failures;

    private Run() {}

    /** So many things were dealt with. */
    public void done(long howMany) {
      items += howMany;
    }

    /** One thing could not be dealt with; the run goes on. */
    public void failed() {
      failures++;
    }
  }

  /**
   * Runs.
   *
   * @param work one word for the kind of work
   * @param body what it throws is counted as a failure and thrown on
   */
  public static void of(String work, Consumer<Run> body) {
    Run run = new Run();
    long begun = System.nanoTime();
    SEEN.put(work, begun);
    MDC.put(LOG_KEY, work + '-' + UUID.randomUUID().toString().substring(0, ID_LENGTH));
    try {
      body.accept(run);
    } catch (RuntimeException thrown) {
      run.failed();
      throw thrown;
    } finally {
      MDC.remove(LOG_KEY);
      SEEN.put(work, System.nanoTime());
      FAILURES.merge(work, run.failures, Long::sum);
      measure(work, run, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /**
   * As {@link #of}, for work that comes again by itself: while the database is away it waits, which
   * the log says once, and once that it goes on.
   */
  public static void again(String work, Consumer<Run> body) {
    try {
      of(work, body);
    } catch (RuntimeException failure) {
      if (!Refusals.isOutage(failure)) {
        throw failure;
      }
      if (WAITING.add(work)) {
        LOGGER.log(Level.WARNING, "{0} waits, the database is away", work);
      }
      return;
    }
    if (WAITING.remove(work)) {
      LOGGER.log(Level.INFO, "{0} goes on", work);
    }
  }

  /**
   * As {@link #again}, once at a time: a turn that comes while the one before still runs is left
   * out.
   *
   * @param running whether one runs; of this work alone
   */
  public static void alone(AtomicBoolean running, String work, Consumer<Run> body) {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      again(work, body);
    } finally {
      running.set(false);
    }
  }

  /** How long ago each kind of work was last seen to begin or end. */
  public static Map<String, Duration> ages() {
    long now = System.nanoTime();
    Map<String, Duration> ages = new TreeMap<>();
    SEEN.forEach((work, seen) -> ages.put(work, Duration.ofNanos(Math.max(0, now - seen))));
    return ages;
  }

  /** How many things this kind of work could not deal with since this node began. */
  public static long failures(String work) {
    return FAILURES.getOrDefault(work, 0L);
  }

  private static void measure(String work, Run run, Duration took) {
    Figures.took("lapor.run", took, LOG_KEY, work);
    Figures.add("lapor.run.items", run.items, LOG_KEY, work);
    Figures.add("lapor.run.failures", run.failures, LOG_KEY, work);
  }
}
