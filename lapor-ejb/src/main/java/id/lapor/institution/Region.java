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

/** A province, regency or city under the code of the Ministry of Home Affairs. */
@Entity
public class Region {

  @Id
  @Column(length = 5)
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

  /** Two digits for a province, such as {@code 35}; {@code 35.78} for a regency or city in it. */
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

  /** Province, regency or city. */
  public RegionType type() {
    return type;
  }

  /** The province of a regency or city; empty for a province. */
  public Optional<Region> parent() {
    return Optional.ofNullable(parent);
  }

  /** The zone in which days begin and end there: WIB, WITA or WIT. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** What leaves: touches the parent, so fetch it along when there are many. */
  public RegionView view() {
    return new RegionView(code, name, nameEn, type, parent == null ? null : parent.code, zone);
  }
}
