package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** Where the matter happened, as far as the reporter said. */
@Embeddable
public class Place implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How long the code of a regency or city is. */
  private static final int REGENCY = 5;

  @Column(name = "region_code", length = 13)
  private String regionCode;

  @Column(length = 300)
  private String address;

  private Double lat;

  private Double lon;

  protected Place() {
    // for JPA
  }

  Place(String regionCode, String address, Double lat, Double lon) {
    this.regionCode = regionCode;
    this.address = address;
    this.lat = lat;
    this.lon = lon;
  }

  /** Where nobody has said anything of it. */
  static Place unknown() {
    return new Place(null, null, null, null);
  }

  /**
   * The same with another region and address. The point stays while one region lies in the other:
   * then both say the same, one of them more exactly.
   */
  Place corrected(String region, String written) {
    boolean samePart =
        regionCode == null || regionCode.startsWith(region) || region.startsWith(regionCode);
    return new Place(region, written, samePart ? lat : null, samePart ? lon : null);
  }

  /**
   * What is left of it after an erasure: the regency or city, and the province, which statistics
   * count by. A village may tell who somebody is.
   */
  Place erased() {
    int kept = Math.min(REGENCY, regionCode == null ? 0 : regionCode.length());
    return new Place(regionCode == null ? null : regionCode.substring(0, kept), null, null, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place that
        && Objects.equals(regionCode, that.regionCode)
        && Objects.equals(address, that.address)
        && Objects.equals(lat, that.lat)
        && Objects.equals(lon, that.lon);
  }

  @Override
  public int hashCode() {
    return Objects.hash(regionCode, address, lat, lon);
  }

  /** Code of the province, regency or city, district or village, or null. */
  public String regionCode() {
    return regionCode;
  }

  /** Free text, seen by officers only: it may say where the reporter lives. */
  public String address() {
    return address;
  }

  public Double lat() {
    return lat;
  }

  public Double lon() {
    return lon;
  }
}
