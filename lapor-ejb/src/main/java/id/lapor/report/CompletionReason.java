package id.lapor.report;

/** Why a report counts as completed. */
public enum CompletionReason {
  /** The reporter said so. */
  CONFIRMED,
  /** The reporter was silent for ten working days after a substantive answer. */
  AUTO_CLOSED,
  /** The Ombudsman closed the case. */
  BY_OMBUDSMAN
}
