package id.lapor.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The keys that tell when a report was received: time is cut into pieces of four sizes, and each
 * report has the key of the piece of each size that it lies in. The function {@code report_keys}
 * makes them.
 */
public final class ReceiptKeys {

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final List<Long> DAYS = List.of(1L, 8L, 64L, 512L);

  /** More pieces than make a stretch of the next size, with the one that is cut at either end. */
  private static final int MOST = 10;

  private ReceiptKeys() {}

  /**
   * Keys of which every report has one that was received in this time; there may be others that
   * have one.
   *
   * @return none when the time is too long to tell it so
   */
  public static List<String> between(Instant from, Instant to) {
    for (long days : DAYS) {
      long first = Math.floorDiv(from.getEpochSecond(), days * DAY);
      long last = Math.floorDiv(to.getEpochSecond(), days * DAY);
      if (last - first < MOST) {
        return LongStream.rangeClosed(first, last).mapToObj(n -> "d" + days + ":" + n).toList();
      }
    }
    return List.of();
  }
}
