package id.lapor.exchange;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A page of receipts that were not believed and changed nothing.
 *
 * @param items the latest first
 * @param next where the next page begins, or null
 */
public record DoubtedReceiptPage(List<Line> items, Long next) implements Serializable {

  /**
   * One of them, without what it says.
   *
   * @param id its key
   * @param institution name of the one whose signature it bears for certain, or null
   * @param account that sent it, or null where the broker did not tell
   * @param kid the key that it names, or null
   * @param kind what it says was done, or null where it could not be read
   * @param reason code of what is wrong with it
   * @param arrivedAt when it came first
   * @param lastAt when the same came last
   * @param times how often the same came
   */
  public record Line(
      long id,
      String institution,
      String account,
      String kid,
      String kind,
      String reason,
      Instant arrivedAt,
      Instant lastAt,
      int times)
      implements Serializable {}
}
