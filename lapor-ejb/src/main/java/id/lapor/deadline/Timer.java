package id.lapor.deadline;

/** The clocks that may run on a report. */
public enum Timer {
  /** From submission until the report is verified and routed. */
  VERIFY,
  /** From routing until the institution's first answer. */
  RESPOND,
  /** From routing until the matter is settled by a substantive answer. */
  RESOLVE,
  /** From the request for more information until the reporter gives it; else it is withdrawn. */
  COMPLETE_INFO,
  /** From a substantive answer until the report closes by itself, when nobody replies. */
  AUTO_CLOSE,
  /**
   * From the offer until the institution takes it up. It runs on no report: it says after how many
   * working hours an offer stands in the list of those that nobody takes up.
   */
  TAKE_UP;

  /** Whether it is counted in working hours; all others are counted in days. */
  public boolean inHours() {
    return this == TAKE_UP;
  }
}
