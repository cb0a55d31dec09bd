package id.lapor.institution;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets anybody read the reference data: institutions, regions and categories.
 *
 * <p>Only what is valid today (by the date in WIB) is shown. Lists are ordered by code; the cursor
 * is the last code of the page before.
 */
@Stateless
public class ReferenceService {

  /** The most items on one page. */
  public static final int MAX_LIMIT = 100;

  /** How many institutions a picker is offered. */
  public static final int MAX_SUGGESTIONS = 20;

  private static final Pattern CURSOR = Pattern.compile("[a-z0-9.-]{1,60}");

  @Inject Institutions institutions;
  @Inject Regions regions;
  @Inject Categories categories;
  @Inject Clock clock;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * Institutions whose name, English name, abbreviation or code hold every word of {@code q}.
   *
   * @param q at most 100 characters; null or blank for all
   * @param cursor the {@code next} of the page before; null for the first page
   * @param limit 1 to 100
   * @throws RuleViolation {@code too-long}, {@code invalid-cursor} or {@code invalid-limit}
   */
  @PermitAll
  public ReferencePage<InstitutionView> institutions(String q, String cursor, int limit) {
    SearchWords words = SearchWords.of(q);
    List<Institution> found = institutions.page(words, start(cursor), checked(limit) + 1, today());
    return page(found, limit, Institution::view, InstitutionView::code);
  }

  /**
   * Regions whose name or code hold every word of {@code q}; parameters as for institutions.
   *
   * @throws RuleViolation {@code too-long}, {@code invalid-cursor} or {@code invalid-limit}
   */
  @PermitAll
  public ReferencePage<RegionView> regions(String q, String cursor, int limit) {
    List<Region> found = regions.page(SearchWords.of(q), start(cursor), checked(limit) + 1);
    return page(found, limit, Region::view, RegionView::code);
  }

  /**
   * The regions that lie directly in another one and match; parameters as for institutions.
   *
   * @param parent code of a region, which need not exist; null for regions of all levels
   * @throws RuleViolation {@code too-long}, {@code invalid-cursor} or {@code invalid-limit}
   */
  @PermitAll
  public ReferencePage<RegionView> regionsIn(String parent, String q, String cursor, int limit) {
    List<Region> found = regions.page(parent, SearchWords.of(q), start(cursor), checked(limit) + 1);
    return page(found, limit, Region::view, RegionView::code);
  }

  /** All provinces, regencies and cities by code: some 550, for forms. */
  @PermitAll
  public List<RegionView> coarseRegions() {
    return regions.coarse().stream().map(Region::view).toList();
  }

  /**
   * A region and what it lies in, up to the regency or city, the smallest first: names of districts
   * and villages repeat.
   *
   * @throws NotFound when there is none
   */
  @PermitAll
  public List<RegionView> regionPath(String code) {
    return path(
        regions.withAbove(code).orElseThrow(() -> new NotFound("There is no region " + code)));
  }

  private static List<RegionView> path(Region region) {
    List<RegionView> path = new ArrayList<>();
    Region at = region;
    path.add(at.view());
    while (at.type().isFine() && at.parent().isPresent()) {
      at = at.parent().get();
      path.add(at.view());
    }
    return path;
  }

  /**
   * The regions of any level that best answer what somebody types into a picker, at most 20, each
   * with what it lies in as in {@link #regionPath}; none until a word has three letters, since
   * there are 91,000.
   *
   * @throws RuleViolation {@code too-long}
   */
  @PermitAll
  public List<RegionPath> suggestRegions(String q) {
    SearchWords words = SearchWords.of(q);
    return words.indexed()
        ? regions.suggestions(words, MAX_SUGGESTIONS).stream()
            .map(region -> new RegionPath(path(region)))
            .toList()
        : List.of();
  }

  /**
   * Categories whose name or code hold every word of {@code q}; parameters as for institutions.
   *
   * @throws RuleViolation {@code too-long}, {@code invalid-cursor} or {@code invalid-limit}
   */
  @PermitAll
  public ReferencePage<CategoryView> categories(String q, String cursor, int limit) {
    List<Category> found =
        categories.page(SearchWords.of(q), start(cursor), checked(limit) + 1, today());
    return page(found, limit, Category::view, CategoryView::code);
  }

  /**
   * One institution, whatever its dates: old reports name bodies that are no more.
   *
   * @throws NotFound when there is none
   */
  @PermitAll
  public InstitutionView institution(String code) {
    return institutions.require(code).view();
  }

  /**
   * One category, whatever its dates: old reports are about topics that are no more.
   *
   * @throws NotFound when there is none
   */
  @PermitAll
  public CategoryView category(String code) {
    return categories.require(code).view();
  }

  /**
   * The institutions that best answer what somebody types into a picker, at most 20.
   *
   * @throws RuleViolation {@code too-long}
   */
  @PermitAll
  public List<InstitutionView> suggestInstitutions(String q) {
    return institutions.suggestions(SearchWords.of(q), MAX_SUGGESTIONS, today()).stream()
        .map(Institution::view)
        .toList();
  }

  /**
   * The units below an institution that best answer what somebody types into a picker, at most 20.
   *
   * @param institution code of the institution that delegates
   * @throws NotFound when there is no such institution
   * @throws RuleViolation {@code too-long}
   */
  @PermitAll
  public List<InstitutionView> suggestUnits(String institution, String q) {
    Institution top = institutions.require(institution);
    return institutions.unitSuggestions(top, SearchWords.of(q), MAX_SUGGESTIONS, today()).stream()
        .map(Institution::view)
        .toList();
  }

  /** All categories that may be used today, as the tree that forms show. */
  @PermitAll
  public List<CategoryBranch> categoryTree() {
    Map<String, List<CategoryView>> byParent =
        categories.all(today()).stream()
            .map(Category::view)
            .collect(
                Collectors.groupingBy(view -> view.parentCode() == null ? "" : view.parentCode()));
    return branches("", byParent);
  }

  /** Changes whenever any list of institutions may look different: for an entity tag. */
  @PermitAll
  public String institutionsVersion() {
    return version("institution");
  }

  /** Changes whenever any list of regions may look different: for an entity tag. */
  @PermitAll
  public String regionsVersion() {
    return version("region");
  }

  /** Changes whenever any list of categories may look different: for an entity tag. */
  @PermitAll
  public String categoriesVersion() {
    return version("category");
  }

  /** The date belongs to it, because what is valid changes overnight without any change of data. */
  private String version(String kind) {
    Number version =
        (Number)
            em.createNativeQuery("select version from reference_version where kind = ?1")
                .setParameter(1, kind)
                .setMaxResults(1)
                .getSingleResult();
    return kind + "-" + version + "-" + today();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Zones.WIB);
  }

  private static List<CategoryBranch> branches(
      String parent, Map<String, List<CategoryView>> byParent) {
    return byParent.getOrDefault(parent, List.of()).stream()
        .map(view -> new CategoryBranch(view, branches(view.code(), byParent)))
        .toList();
  }

  private static <E, V> ReferencePage<V> page(
      List<E> found, int limit, Function<E, V> view, Function<V, String> code) {
    List<V> items = found.stream().limit(limit).map(view).toList();
    boolean more = found.size() > limit;
    return new ReferencePage<>(items, more ? code.apply(items.get(limit - 1)) : null);
  }

  private static String start(String cursor) {
    if (cursor == null) {
      return "";
    }
    if (!CURSOR.matcher(cursor).matches()) {
      throw new RuleViolation("invalid-cursor", "cursor", "The cursor is none of ours");
    }
    return cursor;
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new RuleViolation("invalid-limit", "limit", "A limit is 1 to " + MAX_LIMIT);
    }
    return limit;
  }
}
