package id.lapor.institution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * The full names of regions, as this node read them at most a minute ago: every view of a report
 * names one, and a village is read level by level.
 */
@ApplicationScoped
public class RegionNames {

  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 20_000;

  private final Cache<String, Optional<String>> names;

  @Inject Regions regions;

  /** Names that are remembered by the time of this machine. */
  public RegionNames() {
    this(Ticker.systemTicker());
  }

  RegionNames(Ticker ticker) {
    names = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).ticker(ticker).build();
  }

  /** The {@link Region#fullName} of the region with this code; empty when there is none. */
  public Optional<String> full(String code) {
    Optional<String> known = names.getIfPresent(code);
    if (known == null) {
      known = regions.find(code).map(Region::fullName);
      names.put(code, known);
    }
    return known;
  }
}
