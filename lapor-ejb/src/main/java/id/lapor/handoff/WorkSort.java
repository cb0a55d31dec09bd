package id.lapor.handoff;

/** The order of a work list. */
public enum WorkSort {
  /** What waits longest, or is due first. */
  OLDEST,
  /** What came last, or is due last. */
  NEWEST
}
