package id.lapor.outbox;

/** What a message says about a hand-off. */
public enum MessageType {
  /** A report is offered to an institution. */
  HANDOFF_OFFERED,
  /** The offer, or the hand-off that followed from it, no longer stands. */
  HANDOFF_WITHDRAWN,
  /** The reporter has replied. */
  REPLY_ADDED,
  /** The report has been completed; nothing more is expected of the institution. */
  REPORT_COMPLETED,
  /** Nothing: the message that had this number was discarded before it was sent. */
  VOID
}
