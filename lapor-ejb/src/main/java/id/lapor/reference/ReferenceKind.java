package id.lapor.reference;

/** What a file of reference data is about. */
public enum ReferenceKind {
  /** Provinces, regencies and cities, districts and villages: the code tells the level. */
  REGIONS,
  /** Bodies that answer reports, with or without their units. */
  INSTITUTIONS,
  /** Units below institutions. */
  UNITS,
  /** Accounts of staff and the roles that they hold. */
  PEOPLE,
  /** What reports are about. */
  CATEGORIES
}
