package id.lapor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed load: so many clients, each of which sends its next request when it has the answer to
 * the one before. Times are those a client waits; they say nothing about arrivals at a fixed rate,
 * which would queue when the server is slower than that.
 */
final class Load {

  private static final int MOST_REQUESTS = 2_000_000;

  /** What one client does, again and again. */
  interface Client extends AutoCloseable {

    /** One request; whether it was answered as it should be, or null when nothing is left to do. */
    Boolean once(SplittableRandom random) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Makes the client with this number. */
  interface Clients {
    Client client(int number) throws IOException, SQLException;
  }

  private Load() {}

  /** Runs for so long, or until nothing is left to do. */
  static Measured run(int clients, int seconds, Clients maker) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    List<Future<Measured>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int number = i;
      running.add(pool.submit((Callable<Measured>) () -> one(maker, number, begin, end)));
    }
    pool.shutdown();
    List<Measured> parts = new ArrayList<>();
    for (Future<Measured> one : running) {
      parts.add(result(one));
    }
    Measured all = Measured.together(parts);
    double longest = parts.stream().mapToDouble(Measured::seconds).max().orElse(0);
    return new Measured(all.count(), all.errors(), longest, all.nanos());
  }

  private static Measured one(Clients maker, int number, long begin, long end)
      throws IOException, SQLException {
    long[] nanos = new long[1024];
    int count = 0;
    int errors = 0;
    SplittableRandom random = new SplittableRandom(begin + number);
    long last = begin;
    try (Client client = maker.client(number)) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        Boolean right = client.once(random);
        if (right == null || count == MOST_REQUESTS) {
          break;
        }
        long done = System.nanoTime();
        last = done;
        if (right) {
          nanos = count < nanos.length ? nanos : Arrays.copyOf(nanos, 2 * count);
          nanos[count++] = done - start;
        } else {
          errors++;
        }
      }
    }
    return new Measured(count, errors, (last - begin) / 1e9, Arrays.copyOf(nanos, count));
  }

  private static Measured result(Future<Measured> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A client gave up", failed.getCause());
    }
  }
}
