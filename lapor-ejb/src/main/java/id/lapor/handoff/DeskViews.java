package id.lapor.handoff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What people set up for their lists, as this node read it at most half a minute ago: every page
 * shows it. Who changes something sees it at once where they do it; colleagues soon after.
 */
@ApplicationScoped
public class DeskViews {

  private static final Duration MEMORY = Duration.ofSeconds(30);
  private static final int MOST_PEOPLE = 10_000;

  private final Cache<String, DeskView> desks =
      Caffeine.newBuilder()
          .maximumSize(MOST_PEOPLE)
          .expireAfterWrite(MEMORY)
          .ticker(Ticker.systemTicker())
          .build();

  /** What was read for this person, or is read now. */
  DeskView of(String account, Supplier<DeskView> reading) {
    DeskView known = desks.getIfPresent(account);
    if (known == null) {
      known = reading.get();
      desks.put(account, known);
    }
    return known;
  }

  /** This person changed something: read anew. */
  void forget(String account) {
    desks.invalidate(account);
  }
}
