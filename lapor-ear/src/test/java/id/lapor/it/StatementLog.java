package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts the statements that a request costs, as the database itself logs them. The server's own
 * timers may only add some, so the least of several attempts is what counts.
 */
final class StatementLog implements AutoCloseable {

  private static final int ATTEMPTS = 8;

  private final Path log = RunningLapor.data().resolve("postgresql.log");

  StatementLog() {
    logStatements("all");
  }

  /** The least number of statements of several attempts of this request. */
  long leastOf(Runnable request) {
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = statements();
      request.run();
      least = Math.min(least, statements() - before);
    }
    return least;
  }

  @Override
  public void close() {
    logStatements("none");
  }

  private long statements() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("LOG:  execute "))
          .count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void logStatements(String which) {
    LaporDatabase.shared().execute("alter system set log_statement = '" + which + "'");
    LaporDatabase.shared().execute("select pg_reload_conf()");
  }
}
