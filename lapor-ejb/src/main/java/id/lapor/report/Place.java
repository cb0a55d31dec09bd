package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Where the matter happened, as far as the reporter said. */
@Embeddable
public class Place implements Serializable {

  private static final long serialVersionUID = 1L;

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
