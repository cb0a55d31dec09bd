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
  /** The hand-off went from this institution to another one. */
  REROUTE,
  /** A time limit of the hand-off is another one now. */
  DEADLINE,
  /** The report went up, to the institution above or to the Ombudsman. */
  ESCALATION,
  /** A receipt of the institution took effect. */
  ACK,
  /** A receipt of the institution was refused. */
  REFUSAL,
  /** Nothing: the message that had this number was discarded before it was sent. */
  VOID
}
