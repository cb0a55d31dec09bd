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
  AUTO_CLOSE
}
