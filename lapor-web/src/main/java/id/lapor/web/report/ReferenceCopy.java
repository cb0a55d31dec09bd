package id.lapor.web.report;

import id.lapor.institution.CategoryBranch;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A copy of the regions down to regencies and cities, and of the categories, since every form shows
 * them all. The reference data is asked every {@value #SECONDS} seconds whether it has changed, and
 * is read again when it has: forms may show for so long what has ended meanwhile, which whoever
 * sends one is told.
 */
@ApplicationScoped
public class ReferenceCopy {

  private static final int SECONDS = 5;
  private static final long MEMORY = Duration.ofSeconds(SECONDS).toNanos();

  @Inject ReferenceService reference;

  private record Copy<T>(String version, long askedAt, List<T> items) {}

  private volatile Copy<RegionView> regions;
  private volatile Copy<CategoryBranch> categories;

  /** All provinces, regencies and cities by code: some 550. What lies below is not kept. */
  List<RegionView> regions() {
    Copy<RegionView> fresh = fresh(regions, reference::regionsVersion, reference::coarseRegions);
    regions = fresh;
    return fresh.items();
  }

  /** All topics with what lies below them. */
  List<CategoryBranch> categories() {
    Copy<CategoryBranch> fresh =
        fresh(categories, reference::categoriesVersion, reference::categoryTree);
    categories = fresh;
    return fresh.items();
  }

  private <T> Copy<T> fresh(Copy<T> known, Supplier<String> version, Supplier<List<T>> items) {
    long now = System.nanoTime();
    if (known != null && now - known.askedAt() < MEMORY) {
      return known;
    }
    String current = version.get();
    boolean same = known != null && known.version().equals(current);
    return new Copy<>(current, now, same ? known.items() : items.get());
  }
}
