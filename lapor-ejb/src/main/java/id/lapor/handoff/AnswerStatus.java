package id.lapor.handoff;

/** How far an answer has come. */
public enum AnswerStatus {
  /** Being written. */
  DRAFT,
  /** Approved by an approver of the institution, not yet published. */
  APPROVED,
  /** Read by the reporter and, if the report is public, by everybody. */
  PUBLISHED
}
