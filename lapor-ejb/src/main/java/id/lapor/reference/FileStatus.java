package id.lapor.reference;

/** Where a file of reference data stands on its way. */
public enum FileStatus {
  /** It waits to be looked at, or is. */
  CHECKING,
  /** It was looked at; nothing of it went in. */
  CHECKED,
  /** It was ordered to go in, and does. */
  GOING_IN,
  /** All of it went in. */
  COMMITTED,
  /** Nothing went in: what is known has changed since it was looked at. */
  REFUSED,
  /** Nothing went in for another reason, which is told. */
  FAILED;

  /** Whether something is still to come by itself. */
  public boolean running() {
    return this == CHECKING || this == GOING_IN;
  }
}
