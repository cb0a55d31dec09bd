package id.lapor.bulk;

/** Where a job on many lines stands. */
public enum BulkStatus {
  /** Its lines are frozen, and whoever ordered it looks at what it would do. */
  PREPARED,
  /** It is done line by line. */
  RUNNING,
  /** Nothing is left to do. */
  DONE,
  /** It was stopped before its end; what was done stays. */
  CANCELLED
}
