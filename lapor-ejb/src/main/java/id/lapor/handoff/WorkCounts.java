package id.lapor.handoff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How much waits for whom, as this node counted it at most ten seconds ago: every page shows it,
 * and open pages ask again and again.
 */
@ApplicationScoped
public class WorkCounts {

  private static final Duration MEMORY = Duration.ofSeconds(10);
  private static final int MOST_PEOPLE = 10_000;

  private final Cache<String, WorkCount> counts;

  /** Counts that are remembered by the time of this machine. */
  public WorkCounts() {
    this(Ticker.systemTicker());
  }

  WorkCounts(Ticker ticker) {
    counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterWrite(MEMORY)
            .ticker(ticker)
            .build();
  }

  /** What was counted for this person, or is counted now. */
  WorkCount of(String account, Supplier<WorkCount> counting) {
    WorkCount known = counts.getIfPresent(account);
    if (known == null) {
      known = counting.get();
      counts.put(account, known);
    }
    return known;
  }

  /** What this person did changes their lists: count anew. */
  void forget(String account) {
    counts.invalidate(account);
  }
}
