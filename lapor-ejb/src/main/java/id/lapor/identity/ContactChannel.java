package id.lapor.identity;

/** The ways to reach a reporter. */
public enum ContactChannel {
  /** Electronic mail. */
  EMAIL,
  /** Telephone: a short message or a call. */
  PHONE
}
