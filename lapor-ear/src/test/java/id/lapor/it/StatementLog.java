package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Counts the statements that a request costs, as the database itself logs them. The server's own
 * timers may only add some, so the least of several attempts is what counts.
 */
final class StatementLog implements AutoCloseable {

  private static final int ATTEMPTS = 8;

  /**
   * On a busy machine a page takes as long as the pause between two turns of a timer, so that
   * nearly every attempt holds some statement of a timer: a bound is asked for this often.
   */
  private static final int MOST_ATTEMPTS = 60;

  private static final Pattern ANY = Pattern.compile("");
  private static final Pattern QUESTION =
      Pattern.compile("LOG:  execute [^:]+: (?!BEGIN|COMMIT|ROLLBACK)");

  private final Path log = RunningLapor.data().resolve("postgresql.log");

  StatementLog() {
    logStatements("all");
  }

  /** The least number of statements of several attempts of this request. */
  long leastOf(Runnable request) {
    return least(ANY, Long.MIN_VALUE, ATTEMPTS, request);
  }

  /** The least number of statements, asked for until it is no more than this. */
  long leastOf(long bound, Runnable request) {
    return least(ANY, bound, MOST_ATTEMPTS, request);
  }

  /** The same without the ends of transactions, which ask nothing. */
  long leastQuestionsOf(long bound, Runnable request) {
    return least(QUESTION, bound, MOST_ATTEMPTS, request);
  }

  private long least(Pattern wanted, long bound, int attempts, Runnable request) {
    long least = Long.MAX_VALUE;
    request.run(); // connections that are told of the log do what they were told before they answer
    for (int attempt = 0; attempt < attempts && least > bound; attempt++) {
      least = Math.min(least, ownOf(wanted, request));
    }
    return least;
  }

  /**
   * The number of statements of one request that takes so long that the server's timers run many
   * times meanwhile: only those count whose first line tells that they are the request's own.
   */
  long ownOf(Pattern own, Runnable request) {
    try {
      long before = Files.size(log);
      request.run();
      return statementsFrom(before, own);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    logStatements("none");
  }

  private long statementsFrom(long begin, Pattern wanted) throws IOException {
    try (InputStream bytes = Files.newInputStream(log)) {
      bytes.skipNBytes(begin);
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> line.contains("LOG:  execute ") && wanted.matcher(line).find())
          .count();
    }
  }

  /** Whoever connects after the change sees it, and by then all others have been told. */
  private static void logStatements(String which) {
    LaporDatabase database = LaporDatabase.shared();
    database.execute("alter system set log_statement = '" + which + "'");
    database.execute("select pg_reload_conf()");
    eventually(
        () ->
            assertThat(database.rows("show log_statement"))
                .extracting(row -> row.get("log_statement"))
                .containsExactly(which));
  }
}
