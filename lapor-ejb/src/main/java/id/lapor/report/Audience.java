package id.lapor.report;

/** Who looks at a report, from the widest circle to the narrowest; each sees what the wider see. */
public enum Audience {
  /** Everybody, once the report is public. */
  PUBLIC,
  /** The reporter, with the access code. */
  REPORTER,
  /** Officers whose scope holds the report. */
  STAFF,
  /** Those who verify it, and who look at the record for the whole country. */
  VERIFIERS,
  /** Those who answer for the country, or look at its record. */
  NATIONAL;

  /** Whether this circle sees what is meant for that one. */
  public boolean sees(Audience circle) {
    return circle.ordinal() <= ordinal();
  }
}
