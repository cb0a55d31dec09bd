package id.lapor.attachment;

/** What a file was added to. */
public enum BelongsTo {
  /** The report as it was sent in, or added to it later. */
  REPORT,
  /** A reply of the reporter. */
  REPLY,
  /** An answer of an institution. */
  ANSWER
}
