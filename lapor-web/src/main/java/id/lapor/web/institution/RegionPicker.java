package id.lapor.web.institution;

import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionPath;
import id.lapor.institution.RegionType;
import id.lapor.institution.RegionView;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a region of any level among 91,000, by what is typed, and names it with what it is in. */
@Named
@RequestScoped
public class RegionPicker {

  /** Provinces of Papua, where a district is called otherwise. */
  private static final String PAPUA = "9[1-7].*";

  /** In front of the number of a kelurahan within its district; others are desa. */
  private static final char URBAN = '1';

  @Inject ReferenceService reference;
  @Inject Language language;

  /** The regions that best answer what was typed, at most 20. */
  public List<RegionPath> complete(String typed) {
    try {
      return reference.suggestRegions(typed);
    } catch (RuleViolation tooLong) {
      return List.of();
    }
  }

  /** "Kelurahan Airlangga, Kecamatan Gubeng, Kota Surabaya"; empty for none. */
  public String label(RegionPath region) {
    return region == null
        ? ""
        : region.levels().stream().map(this::named).collect(Collectors.joining(", "));
  }

  /** The region with this code; empty when there is none. */
  public Optional<RegionPath> find(String code) {
    try {
      return code == null || code.isBlank()
          ? Optional.empty()
          : Optional.of(new RegionPath(reference.regionPath(code)));
    } catch (NotFound unknown) {
      return Optional.empty();
    }
  }

  /** Regencies and cities say in their names what they are. */
  private String named(RegionView region) {
    String name = language.name(region.name(), region.nameEn());
    return region.type().isFine() ? language.staff("region." + kind(region), name) : name;
  }

  private static String kind(RegionView region) {
    if (region.type() == RegionType.DISTRICT) {
      return region.code().matches(PAPUA) ? "distrik" : "kecamatan";
    }
    return region.code().charAt(region.code().lastIndexOf('.') + 1) == URBAN ? "kelurahan" : "desa";
  }
}
