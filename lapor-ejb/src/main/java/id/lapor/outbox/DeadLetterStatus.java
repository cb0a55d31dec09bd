package id.lapor.outbox;

/** What became of a message that went no further. */
public enum DeadLetterStatus {
  /** Somebody has to decide. */
  OPEN,
  /** It is to go again, and waits for its turn. */
  RETRYING,
  /** It went again. */
  RETRIED,
  /** It was given up. */
  DISCARDED
}
