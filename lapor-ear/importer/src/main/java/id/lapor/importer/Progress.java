package id.lapor.importer;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the operator every two seconds how far the import is, and each row that was refused. */
final class Progress {

  private static final long EVERY = Duration.ofSeconds(2).toNanos();

  private final PrintStream err;
  private final long start = System.nanoTime();
  private long last = start;
  private double from;
  private long rowsBefore;

  Progress(PrintStream err) {
    this.err = err;
  }

  /** The import goes on where an earlier run stopped. */
  void resuming(long rows, double part) {
    rowsBefore = rows;
    from = part;
    err.printf("Going on after row %,d%n", rows);
  }

  void refused(CsvRow row, String externalId, String reason) {
    err.printf(
        "Refused: line %d%s: %s%n",
        row.line(), externalId == null ? "" : " (" + externalId + ")", reason);
  }

  /** So many rows are done, so much of the file, from 0 to 1. */
  void at(Tally tally, double part) {
    long now = System.nanoTime();
    if (now - last >= EVERY) {
      last = now;
      double left = part > from ? seconds(now) * (1 - part) / (part - from) : 0;
      err.printf(
          "%,d rows, %,.0f a second, about %,.0f s left%n", tally.read(), rate(tally, now), left);
    }
  }

  void end(Tally tally) {
    long now = System.nanoTime();
    err.printf(
        "Done: %,d rows in %,.1f s, %,.0f a second%n",
        tally.read(), seconds(now), rate(tally, now));
  }

  private double seconds(long now) {
    return (now - start) / 1e9;
  }

  private double rate(Tally tally, long now) {
    return (tally.read() - rowsBefore) / Math.max(seconds(now), 0.001);
  }
}
