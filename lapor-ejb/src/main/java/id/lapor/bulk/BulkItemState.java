package id.lapor.bulk;

/** What became of one line of a job. */
public enum BulkItemState {
  /** Its turn has not come. */
  WAITING,
  /** Done, in the transaction that says so. */
  DONE,
  /** Refused by a rule when its turn came; nothing has changed. */
  REFUSED,
  /** Known beforehand to be impossible, and never tried. */
  LEFT_OUT,
  /** A fault of ours; nothing has changed. */
  FAILED,
  /** The job was stopped before its turn. */
  CANCELLED
}
