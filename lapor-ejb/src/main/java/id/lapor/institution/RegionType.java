package id.lapor.institution;

/** The levels of regions that reports and institutions refer to. */
public enum RegionType {
  /** Provinsi; has no parent. */
  PROVINCE,
  /** Kabupaten, including the administrative one of Jakarta. */
  REGENCY,
  /** Kota, including the administrative ones of Jakarta. */
  CITY,
  /** Kecamatan, or distrik in Papua. */
  DISTRICT,
  /** Kelurahan, desa or desa adat, and what takes their place under another name. */
  VILLAGE;

  private static final int FIRST_CITY = 71;

  /** Whether it lies below regencies and cities: there are 91,000 of these, known by full name. */
  public boolean isFine() {
    return this == DISTRICT || this == VILLAGE;
  }

  /**
   * What a region with this code is. Codes of cities are 71 and higher within their province.
   *
   * @param code a code that is well formed
   */
  public static RegionType of(String code) {
    return switch (code.length()) {
      case 2 -> PROVINCE;
      case 5 -> Integer.parseInt(code.substring(3)) < FIRST_CITY ? REGENCY : CITY;
      case 8 -> DISTRICT;
      default -> VILLAGE;
    };
  }

  /** Whether a region with this code can be this; of regencies and cities the code is no proof. */
  public boolean suits(String code) {
    RegionType usual = of(code);
    return this == usual || isMiddle() && usual.isMiddle();
  }

  private boolean isMiddle() {
    return this == REGENCY || this == CITY;
  }
}
