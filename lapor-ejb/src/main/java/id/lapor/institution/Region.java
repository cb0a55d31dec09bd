package id.lapor.institution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A province, a regency or city, a district or a village under the code of the Ministry of Home
 * Affairs. The code tells the level and what the region lies in.
 */
@Entity
public class Region {

  /** Longest name, in characters. */
  public static final int NAME_LENGTH = 120;

  /** How codes are written, level by level. */
  public static final Pattern CODE = Pattern.compile("\\d\\d(\\.\\d\\d(\\.\\d\\d(\\.\\d{4})?)?)?");

  private static final Pattern REGENCY = Pattern.compile("Kabupaten (.+)");
  private static final Pattern CITY = Pattern.compile("Kota (.+)");

  @Id
  @Column(length = 13)
  private String code;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(name = "name_en", nullable = false, length = 120)
  private String nameEn;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private RegionType type;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_code")
  private Region parent;

  @Column(nullable = false, length = 16)
  private String zone;

  @Column(name = "search_text", insertable = false, updatable = false)
  private String searchText;

  protected Region() {
    // for JPA
  }

  /**
   * The code of what the region with this code lies in; null for a province.
   *
   * @param code a code that is well formed
   */
  public static String parentOf(String code) {
    int end = code.lastIndexOf('.');
    return end < 0 ? null : code.substring(0, end);
  }

  /**
   * The name in English where nobody gives another: "Kota Surabaya" is "Surabaya City", "Kabupaten
   * Aceh Selatan" is "Aceh Selatan Regency". Districts and villages have proper names only.
   */
  public static String englishName(String name) {
    Matcher regency = REGENCY.matcher(name);
    if (regency.matches()) {
      return regency.group(1) + " Regency";
    }
    Matcher city = CITY.matcher(name);
    return city.matches() ? city.group(1) + " City" : name;
  }

  /**
   * Two digits for a province, such as {@code 35}; {@code 35.78} for a regency or city in it,
   * {@code 35.78.08} for a district there and {@code 35.78.08.1001} for a village.
   */
  public String code() {
    return code;
  }

  /** The official name, such as "Kota Surabaya". */
  public String name() {
    return name;
  }

  /** The name in English, such as "Surabaya City". */
  public String nameEn() {
    return nameEn;
  }

  /** Province, regency or city, district or village. */
  public RegionType type() {
    return type;
  }

  /** What it lies in; empty for a province. */
  public Optional<Region> parent() {
    return Optional.ofNullable(parent);
  }

  /** The zone in which days begin and end there: WIB, WITA or WIT. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /**
   * The name by which it cannot be mistaken: names of districts and villages repeat, so what they
   * lie in follows, up to the regency or city.
   */
  public String fullName() {
    return type.isFine() && parent != null ? name + ", " + parent.fullName() : name;
  }

  /** What leaves: touches the parent, so fetch it along when there are many. */
  public RegionView view() {
    return new RegionView(code, name, nameEn, type, parent == null ? null : parent.code, zone);
  }
}
