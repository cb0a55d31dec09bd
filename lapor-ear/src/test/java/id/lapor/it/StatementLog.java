package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Counts the statements that a request costs, as the database itself logs them. The server's own
 * timers may only add some, so the least of several attempts is what counts.
 */
final class StatementLog implements AutoCloseable {

  private static final int ATTEMPTS = 8;
  private static final Pattern ANY = Pattern.compile("");
  private static final Pattern QUESTION =
      Pattern.compile("LOG:  execute [^:]+: (?!BEGIN|COMMIT|ROLLBACK)");

  private final Path log = RunningLapor.data().resolve("postgresql.log");

  StatementLog() {
    logStatements("all");
  }

  /** The least number of statements of several attempts of this request. */
  long leastOf(Runnable request) {
    return least(ANY, request);
  }

  /** The same without the ends of transactions, which ask nothing. */
  long leastQuestionsOf(Runnable request) {
    return least(QUESTION, request);
  }

  private long least(Pattern wanted, Runnable request) {
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = statements(wanted);
      request.run();
      least = Math.min(least, statements(wanted) - before);
    }
    return least;
  }

  /**
   * The number of statements of one request that takes so long that the server's timers run many
   * times meanwhile: only those count whose first line tells that they are the request's own.
   */
  long ownOf(Pattern own, Runnable request) {
    long before = statements(own);
    request.run();
    return statements(own) - before;
  }

  @Override
  public void close() {
    logStatements("none");
  }

  private long statements(Pattern wanted) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("LOG:  execute ") && wanted.matcher(line).find())
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
