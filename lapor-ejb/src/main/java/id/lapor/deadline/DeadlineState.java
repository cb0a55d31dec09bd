package id.lapor.deadline;

/** How a deadline stands. */
public enum DeadlineState {
  /** The clock runs. */
  RUNNING,
  /** What was due was done in time. */
  MET,
  /** The limit passed first; what was due may have been done since. */
  MISSED,
  /** The clock stopped without a result, because it no longer applies. */
  CANCELLED
}
