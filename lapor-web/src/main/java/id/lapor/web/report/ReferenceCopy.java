package id.lapor.web.report;

import id.lapor.institution.CategoryBranch;
import id.lapor.institution.ReferencePage;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the regions and categories, since every form shows them all. It is read again when the
 * reference data says that it has changed.
 */
@ApplicationScoped
public class ReferenceCopy {

  @Inject ReferenceService reference;

  private record Copy<T>(String version, List<T> items) {}

  private volatile Copy<RegionView> regions = new Copy<>("", List.of());
  private volatile Copy<CategoryBranch> categories = new Copy<>("", List.of());

  /** All regions by code: some 550. */
  List<RegionView> regions() {
    String version = reference.regionsVersion();
    if (!regions.version().equals(version)) {
      regions = new Copy<>(version, allRegions());
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

  private List<RegionView> allRegions() {
    List<RegionView> all = new ArrayList<>();
    String cursor = null;
    do {
      ReferencePage<RegionView> page = reference.regions(null, cursor, ReferenceService.MAX_LIMIT);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return List.copyOf(all);
  }
}
