package id.lapor.web.report;

import id.lapor.institution.CategoryBranch;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * A copy of the regions down to regencies and cities, and of the categories, since every form shows
 * them all. It is read again when the reference data says that it has changed.
 */
@ApplicationScoped
public class ReferenceCopy {

  @Inject ReferenceService reference;

  private record Copy<T>(String version, List<T> items) {}

  private volatile Copy<RegionView> regions = new Copy<>("", List.of());
  private volatile Copy<CategoryBranch> categories = new Copy<>("", List.of());

  /** All provinces, regencies and cities by code: some 550. What lies below is not kept. */
  List<RegionView> regions() {
    String version = reference.regionsVersion();
    if (!regions.version().equals(version)) {
      regions = new Copy<>(version, reference.coarseRegions());
    }
    return regions.items();
  }

  /** All topics with what lies below them. */
  List<CategoryBranch> categories() {
    String version = reference.categoriesVersion();
    if (!categories.version().equals(version)) {
      categories = new Copy<>(version, reference.categoryTree());
    }
    return categories.items();
  }
}
