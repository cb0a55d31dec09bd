package id.lapor.web.report;

import id.lapor.institution.ReferencePage;
import id.lapor.institution.ReferenceService;
import id.lapor.institution.RegionView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The districts of the regency or city that was chosen in a form, and the villages of a district:
 * at most some hundred each. A choice that does not lie in the one above it counts as none, since
 * the one above was changed after it.
 */
@Named
@RequestScoped
public class RegionBelow {

  /** Name of the field with the province, regency or city. */
  static final String REGION = "location-regionCode";

  private static final Pattern REGENCY = Pattern.compile("\\d\\d\\.\\d\\d");
  private static final Pattern DISTRICT = Pattern.compile("\\d\\d\\.\\d\\d\\.\\d\\d");
  private static final String DISTRICT_FIELD = "location-district";
  private static final String HIDDEN = "hidden";
  private static final String VILLAGE_FIELD = "location-village";

  /** No district has more villages than this; 108 is the most there is. */
  private static final int MOST = 500;

  @Inject ReferenceService reference;
  @Inject HttpServletRequest request;

  private List<RegionView> districts;
  private List<RegionView> villages;

  /** The districts of what was chosen above; empty for a province, and where none are known. */
  public List<RegionView> getDistricts() {
    if (districts == null) {
      districts = in(typed(REGION), REGENCY);
    }
    return districts;
  }

  /** The villages of the district that was chosen; empty where none are known. */
  public List<RegionView> getVillages() {
    if (villages == null) {
      villages = in(within(DISTRICT_FIELD, typed(REGION)), DISTRICT);
    }
    return villages;
  }

  /** What hides the choice of a district: null, which writes no attribute, when there is one. */
  public String getDistrictsHidden() {
    return getDistricts().isEmpty() ? HIDDEN : null;
  }

  /** What hides the choice of a village: null, which writes no attribute, when there is one. */
  public String getVillagesHidden() {
    return getVillages().isEmpty() ? HIDDEN : null;
  }

  /** Whether this district or village was chosen. */
  public boolean chosen(String code) {
    return code.equals(typed(DISTRICT_FIELD)) || code.equals(typed(VILLAGE_FIELD));
  }

  /** The smallest region that was chosen, or {@code region} when nothing below it was. */
  String smallest(String region) {
    String district = within(DISTRICT_FIELD, region);
    String village = within(VILLAGE_FIELD, district);
    if (village != null) {
      return village;
    }
    return district == null ? region : district;
  }

  private String within(String field, String parent) {
    String code = typed(field);
    return code != null && parent != null && code.startsWith(parent + ".") ? code : null;
  }

  private List<RegionView> in(String parent, Pattern form) {
    List<RegionView> found = new ArrayList<>();
    if (parent == null || !form.matcher(parent).matches()) {
      return found;
    }
    String cursor = null;
    do {
      ReferencePage<RegionView> page =
          reference.regionsIn(parent, null, cursor, ReferenceService.MAX_LIMIT);
      found.addAll(page.items());
      cursor = page.next();
    } while (cursor != null && found.size() < MOST);
    return found;
  }

  private String typed(String field) {
    String value = request.getParameter(field);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
