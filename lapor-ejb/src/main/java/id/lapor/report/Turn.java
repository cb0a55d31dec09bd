package id.lapor.report;

/** Who has to act next on an open report. */
public enum Turn {
  /** The verifier or the institution that holds the report. */
  INSTITUTION,
  /** The reporter: to complete information, or to judge a substantive answer. */
  REPORTER
}
