package id.lapor.notification;

/** Whose work something is. */
enum WorkTarget {
  /** The institution that the event names. */
  INSTITUTION,
  /** The institution that delegated the hand-off; the verifiers when nobody did. */
  PARENT,
  /** Every institution that holds the report. */
  HOLDERS,
  /** The institution whose limit it is; the verifiers when it is a limit of verification. */
  DEADLINE,
  /** The institution above the one that has the hand-off. */
  ABOVE,
  /** Those who verify for the whole country, or run the channel. */
  VERIFIERS
}
