package id.lapor.statistics;

/** By what figures are told apart. */
public enum StatisticsDimension {
  /** The lead; what units lead counts for the body they belong to. */
  INSTITUTION,
  /** The topic, the uppermost level of the categories. */
  CATEGORY,
  /** The province where it happened. */
  REGION
}
