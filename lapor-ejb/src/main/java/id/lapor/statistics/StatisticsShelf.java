package id.lapor.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tables of figures that this node read a moment ago: many people look at the same ones, and none
 * is newer than the last sweep anyway.
 */
@ApplicationScoped
public class StatisticsShelf {

  private static final Duration MEMORY = Duration.ofSeconds(15);
  private static final int MOST = 100;

  private final Cache<Key, List<StatisticsRow>> tables =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

  private record Key(StatisticsDimension dimension, StatisticsPeriod period) {}

  /** The table, read if it is not at hand. */
  List<StatisticsRow> table(
      StatisticsDimension dimension,
      StatisticsPeriod period,
      Supplier<List<StatisticsRow>> reading) {
    return tables.get(new Key(dimension, period), key -> reading.get());
  }
}
