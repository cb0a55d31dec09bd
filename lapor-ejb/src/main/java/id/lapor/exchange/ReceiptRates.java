package id.lapor.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.lapor.shared.InstallationSettings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How many receipts an institution may send, so that nobody takes the exchange from the others:
 * {@code lapor.receipts.rate} a minute, all at once or spread. Each node counts for itself.
 */
@ApplicationScoped
class ReceiptRates {

  /** A hundred a second: more than the whole country hands off in an hour. */
  static final int USUAL = 6_000;

  private static final String SETTING = "lapor.receipts.rate";

  /** More than there are institutions with a queue. */
  private static final int MOST_INSTITUTIONS = 10_000;

  private final int aMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_INSTITUTIONS)
          .expireAfterAccess(Duration.ofMinutes(5))
          .build();

  ReceiptRates() {
    this(InstallationSettings.value(SETTING));
  }

  ReceiptRates(String set) {
    if (set != null && !set.matches("[1-9][0-9]{0,6}")) {
      throw InstallationSettings.wrong(SETTING, "must be a number of receipts a minute");
    }
    aMinute = set == null ? USUAL : Integer.parseInt(set);
  }

  /** Counts one; false when the institution has sent too many. */
  boolean allow(String institution) {
    return buckets.get(institution, unseen -> bucket()).tryConsume(1);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(aMinute)
                .refillGreedy(aMinute, Duration.ofMinutes(1))
                .build())
        .build();
  }
}
