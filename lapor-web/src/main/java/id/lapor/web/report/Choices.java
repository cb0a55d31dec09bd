package id.lapor.web.report;

import id.lapor.institution.CategoryBranch;
import id.lapor.institution.CategoryView;
import id.lapor.institution.InstitutionView;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionType;
import id.lapor.institution.RegionView;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What can be chosen in the forms of the public pages: regions, categories and institutions. */
@Named
@RequestScoped
public class Choices {

  /** Name of the field in which an institution is searched for. */
  static final String QUERY = "institutionQuery";

  @Inject ReferenceService reference;
  @Inject ReferenceCopy copy;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private List<InstitutionView> found;

  /**
   * What a list can be narrowed to: as in forms, and the district or village that it is narrowed to
   * already.
   */
  public List<SelectItem> getRegionsOfList() {
    String narrowed = request.getParameter("region");
    List<SelectItem> items = new ArrayList<>();
    if (narrowed != null && isNoChoice(narrowed) && !region(narrowed).equals(narrowed)) {
      items.add(new SelectItem(narrowed, region(narrowed)));
    }
    items.addAll(getRegions());
    return items;
  }

  private boolean isNoChoice(String code) {
    return copy.regions().stream().noneMatch(region -> region.code().equals(code));
  }

  /** Provinces with their regencies and cities, in the order of their codes. */
  public List<SelectItem> getRegions() {
    Map<String, List<SelectItem>> byProvince = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (RegionView region : copy.regions()) {
      String name = language.name(region.name(), region.nameEn());
      if (region.type() == RegionType.PROVINCE) {
        names.put(region.code(), name);
        byProvince.put(region.code(), new ArrayList<>());
        name = language.text("choice.wholeProvince", name);
      }
      String province = region.parentCode() == null ? region.code() : region.parentCode();
      byProvince.get(province).add(new SelectItem(region.code(), name));
    }
    return groups(names, byProvince);
  }

  /** Names of the provinces by their codes. */
  public Map<String, String> provinces() {
    return copy.regions().stream()
        .filter(region -> region.type() == RegionType.PROVINCE)
        .collect(
            Collectors.toMap(
                RegionView::code, region -> language.name(region.name(), region.nameEn())));
  }

  /** Topics with what lies below them; a level below that is written as a path. */
  public List<SelectItem> getCategories() {
    Map<String, List<SelectItem>> byTopic = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (CategoryBranch topic : copy.categories()) {
      String code = topic.category().code();
      names.put(code, name(topic.category()));
      List<SelectItem> items = new ArrayList<>();
      items.add(new SelectItem(code, language.text("choice.wholeTopic", name(topic.category()))));
      topic.branches().forEach(branch -> add(branch, "", items));
      byTopic.put(code, items);
    }
    return groups(names, byTopic);
  }

  /** The institutions that best answer what was typed, at most 20. */
  public List<InstitutionView> getInstitutions() {
    if (found == null) {
      String typed = request.getParameter(QUERY);
      found = typed == null || typed.isBlank() ? List.of() : suggested(typed);
    }
    return found;
  }

  /** Whether something was searched for and nothing found. */
  public boolean isNothingFound() {
    String typed = request.getParameter(QUERY);
    return typed != null && !typed.isBlank() && getInstitutions().isEmpty();
  }

  /** Name of the institution with this code, or the code when there is none. */
  public String institution(String code) {
    try {
      return reference.institution(code).name();
    } catch (NotFound unknown) {
      return code;
    }
  }

  /** Name of the institution that was chosen; empty when none was. */
  public String chosen(String code) {
    return code == null || code.isBlank() ? "" : institution(code);
  }

  /** Name of the region with this code, or the code when there is none. */
  public String region(String code) {
    return copy.regions().stream()
        .filter(region -> region.code().equals(code))
        .map(region -> language.name(region.name(), region.nameEn()))
        .findFirst()
        .orElseGet(() -> fineRegion(code));
  }

  /**
   * Name of a region in the visitor's language without asking the database: districts and villages,
   * which have one name, keep the one that is known.
   */
  public String known(String code, String name) {
    return copy.regions().stream()
        .filter(region -> region.code().equals(code))
        .map(region -> language.name(region.name(), region.nameEn()))
        .findFirst()
        .orElse(name);
  }

  /** Districts and villages are named with what they lie in. */
  private String fineRegion(String code) {
    try {
      return reference.regionPath(code).stream()
          .map(region -> language.name(region.name(), region.nameEn()))
          .collect(Collectors.joining(", "));
    } catch (NotFound unknown) {
      return code;
    }
  }

  /** Name of the category with this code, or the code when there is none. */
  public String category(String code) {
    return copy.categories().stream()
        .map(topic -> category(topic, code))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(code);
  }

  private String category(CategoryBranch branch, String code) {
    if (branch.category().code().equals(code)) {
      return name(branch.category());
    }
    return branch.branches().stream()
        .map(below -> category(below, code))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<InstitutionView> suggested(String typed) {
    try {
      return reference.suggestInstitutions(typed);
    } catch (RuleViolation tooLong) {
      return List.of();
    }
  }

  private void add(CategoryBranch branch, String path, List<SelectItem> items) {
    String name = path + name(branch.category());
    items.add(new SelectItem(branch.category().code(), name));
    branch.branches().forEach(below -> add(below, name + " › ", items));
  }

  private String name(CategoryView category) {
    return language.name(category.name(), category.nameEn());
  }

  private static List<SelectItem> groups(
      Map<String, String> names, Map<String, List<SelectItem>> items) {
    List<SelectItem> groups = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          SelectItemGroup group = new SelectItemGroup(name);
          group.setSelectItems(items.get(code).toArray(SelectItem[]::new));
          groups.add(group);
        });
    return groups;
  }
}
