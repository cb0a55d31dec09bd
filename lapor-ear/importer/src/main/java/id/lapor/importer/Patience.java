package id.lapor.importer;

import java.io.PrintStream;
import java.time.Duration;

/**
 * How often and how long the program waits for a server that does not answer.
 *
 * @param tries how often one request is sent at most
 * @param first how long to wait after the first failure; it doubles each time
 * @param longest how long to wait at most
 * @param err where the operator reads that it waits
 */
record Patience(int tries, Duration first, Duration longest, PrintStream err) {

  /** About five minutes in all. */
  static Patience usual(PrintStream err) {
    return new Patience(12, Duration.ofMillis(500), Duration.ofSeconds(60), err);
  }

  /**
   * How long to wait after this attempt; null when enough has been tried.
   *
   * @param retryAfter what the server asked for, in seconds, or null
   */
  Duration after(int attempt, String retryAfter) {
    if (attempt >= tries) {
      return null;
    }
    Duration own = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    if (retryAfter != null && retryAfter.matches("[0-9]{1,5}")) {
      own = Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
    }
    return own.compareTo(longest) > 0 ? longest : own;
  }

  void wait(String trouble, Duration time) {
    err.printf("%s; trying again in %.1f s%n", trouble, time.toMillis() / 1000.0);
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ImportFailure("Stopped", stopped);
    }
  }
}
