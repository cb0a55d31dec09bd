package id.lapor.bench;

import id.lapor.identity.Keys;
import id.lapor.report.TrackingId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads invented reports by COPY into the tables of the application. Foreign keys are not checked
 * row by row meanwhile; {@link LoadCheck} looks at the whole afterwards.
 */
final class Loader {

  /** Five years of reports. */
  private static final Duration SPAN = Duration.ofDays(5 * 365);

  private static final int BATCH = 1_000;
  private static final int MOST_EVENTS = 30;
  private static final int MOST_ROWS = 12;

  /** With more than so many it is quicker to make the indexes afterwards. */
  private static final int MANY = 50_000;

  /** A prime, so that numbers in a row give tracking ids that look like chance. */
  private static final long STRIDE = 598_372_861L;

  private static final int BODIES = 900_000_000;

  /** More than can be loaded; the numbers from here on take the place of those that are taken. */
  private static final long BEYOND = 20_000_001L;

  /** A loaded report that its reporter can open. */
  record Known(String digits, String code) {}

  private final Target target;
  private final Reference reference;
  private final Keys keys;
  private final Words words = new Words();
  private final List<Known> known = new ArrayList<>();
  private final Instant now = Instant.now().minusSeconds(60);
  private Set<String> taken = Set.of();
  private int loaded;

  Loader(Target target, int units) throws SQLException {
    this.target = target;
    this.keys = Keys.of(target.keys());
    try (Connection database = target.asSuperuser()) {
      new Units(database).fillUp(units);
      reference = new Reference(database);
    }
  }

  /**
   * Loads reports until there are so many; the seconds it took, indexes and statistics included.
   */
  double loadUpTo(int count) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    int more = count - loaded;
    try (Connection database = target.asSuperuser()) {
      List<String> indexes = more > MANY ? Indexes.drop(database) : List.of();
      load(database, more);
      Indexes.make(database, indexes);
      Indexes.settle(database);
    }
    loaded = count;
    return (System.nanoTime() - begin) / 1e9;
  }

  /**
   * Loads reports that were verified this moment, each with an offer that is promised to one of the
   * institutions and as yet unsent: all of them are committed together.
   *
   * @return when that was begun
   */
  Instant promise(int count, List<QueueInstitution> institutions) throws SQLException, IOException {
    try (Connection database = target.asSuperuser();
        Statement statement = database.createStatement()) {
      taken = trackingIds(database);
      Ids reports = Ids.take(database, "report_seq", count);
      Instant present = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as precise as chains are
      Telling telling = telling(database, count, portal(database), present);
      database.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      for (int i = 0; i < count; i++) {
        int number = loaded++;
        Instant received = telling.now().minus(Duration.ofHours(1 + number % 48));
        new Story(telling, reports.next(), body(number), seed(number), received)
            .promise(institutions.get(i % institutions.size()));
        if (i % BATCH == 0) {
          telling.tables().copy(database);
        }
      }
      telling.tables().copy(database);
      Instant begin = Instant.now();
      database.commit();
      return begin;
    }
  }

  private Telling telling(Connection database, int more, long channel, Instant until)
      throws SQLException {
    return new Telling(
        reference,
        words,
        keys,
        new Tables(),
        Ids.take(database, "report_event_seq", (long) MOST_EVENTS * more),
        Ids.take(database, "handoff_seq", (long) MOST_ROWS * more),
        Ids.take(database, "answer_seq", (long) MOST_ROWS * more),
        Ids.take(database, "deadline_seq", (long) MOST_ROWS * more),
        Ids.take(database, "outbox_message_seq", (long) MOST_ROWS * more),
        channel,
        until);
  }

  private static long seed(int number) {
    return 20_261_125L * (number + 1);
  }

  private void load(Connection database, int more) throws SQLException, InterruptedException {
    Ids reports = Ids.take(database, "report_seq", more);
    Ids events = Ids.take(database, "report_event_seq", (long) MOST_EVENTS * more);
    Ids handoffs = Ids.take(database, "handoff_seq", (long) MOST_ROWS * more);
    Ids answers = Ids.take(database, "answer_seq", (long) MOST_ROWS * more);
    Ids deadlines = Ids.take(database, "deadline_seq", (long) MOST_ROWS * more);
    Ids messages = Ids.take(database, "outbox_message_seq", (long) MOST_ROWS * more);
    long channel = portal(database);
    taken = trackingIds(database);
    AtomicInteger next = new AtomicInteger();
    int first = loaded;
    int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<Void>> work = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      work.add(
          pool.submit(
              (Callable<Void>)
                  () -> {
                    Telling telling =
                        new Telling(
                            reference,
                            words,
                            keys,
                            new Tables(),
                            events,
                            handoffs,
                            answers,
                            deadlines,
                            messages,
                            channel,
                            now);
                    copyBatches(telling, reports, next, first, more);
                    return null;
                  }));
    }
    pool.shutdown();
    for (Future<Void> one : work) {
      finish(one);
    }
  }

  private void copyBatches(Telling telling, Ids reports, AtomicInteger next, int first, int more)
      throws SQLException, IOException {
    try (Connection database = target.asSuperuser();
        Statement statement = database.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      database.setAutoCommit(false);
      for (int begin = next.getAndAdd(BATCH); begin < more; begin = next.getAndAdd(BATCH)) {
        Story earlier = null;
        for (int i = begin; i < Math.min(begin + BATCH, more); i++) {
          Story story = story(telling, reports.next(), first + i, (double) i / more);
          story.tell(earlier);
          remember(story, more, i);
          earlier = story;
        }
        telling.tables().copy(database);
        database.commit();
      }
    }
  }

  /** The newest last, as they would have come in. */
  private Story story(Telling telling, long id, int number, double place) {
    long seed = seed(number);
    double jitter = new SplittableRandom(seed).nextDouble() * 3600_000;
    Instant received =
        now.minus(SPAN).plusMillis((long) (SPAN.toMillis() * place - jitter)).minusSeconds(60);
    int body = body(number);
    if (taken.contains(TrackingId.numbered(body).digits())) {
      body = body(number + BEYOND);
    }
    return new Story(telling, id, body, seed, received);
  }

  /** Nine digits of a tracking id, another for each number. */
  private static int body(long number) {
    return 100_000_000 + (int) (number * STRIDE % BODIES);
  }

  /** What was sent in before, by the application or the floor, draws its numbers anywhere. */
  private static Set<String> trackingIds(Connection database) throws SQLException {
    Set<String> digits = new HashSet<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select tracking_id from report")) {
      while (rows.next()) {
        digits.add(rows.getString(1));
      }
    }
    return digits;
  }

  private void remember(Story story, int more, int number) {
    if (number % Math.max(1, more / 5_000) == 0) {
      synchronized (known) {
        known.add(new Known(story.digits, story.code.shown()));
      }
    }
  }

  private static long portal(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select id from channel where code = 'portal'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void finish(Future<Void> work) throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Loading failed", failed.getCause());
    }
  }

  /** Some of the loaded reports, evenly over the years. */
  List<Known> known() {
    return known;
  }

  Reference reference() {
    return reference;
  }

  Words words() {
    return words;
  }
}
