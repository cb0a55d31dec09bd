package id.lapor.reference;

/** What is being done with a file, in this order. */
public enum ImportStep {
  /** Its turn has not come. */
  WAITING,
  /** Its lines are read and judged one by one. */
  READING,
  /** Its lines are compared with each other and with what is known. */
  COMPARING,
  /** What it says is written. */
  WRITING
}
