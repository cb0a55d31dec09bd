package id.lapor.deadline;

/** How sure a holiday is. */
public enum HolidayStatus {
  /** Set by a joint or presidential decree. */
  DECREED,
  /** Computed ahead of the decree; days by the moon may still move by one or two. */
  TENTATIVE
}
