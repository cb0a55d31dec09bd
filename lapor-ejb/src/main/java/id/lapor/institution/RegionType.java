package id.lapor.institution;

/** The two levels of regions that reports and institutions refer to. */
public enum RegionType {
  /** Provinsi; has no parent. */
  PROVINCE,
  /** Kabupaten, including the administrative one of Jakarta. */
  REGENCY,
  /** Kota, including the administrative ones of Jakarta. */
  CITY
}
