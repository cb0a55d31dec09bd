package id.lapor.report;

/** What two reports have in common, so that they may tell of the same thing. */
public enum MergeReason {
  /** Less than 300 metres apart. */
  NEAR(4),
  /** The same district, or the same city where no district is known. */
  DISTRICT(3),
  CATEGORY(2),
  /** Received on the same day in Jakarta. */
  DAY(1),
  /** Words of the two reporters; each counts, up to five. */
  WORDS(0);

  private final int weight;

  MergeReason(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}
