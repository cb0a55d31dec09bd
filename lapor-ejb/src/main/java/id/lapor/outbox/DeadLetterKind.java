package id.lapor.outbox;

/** How far a message came that went no further. */
public enum DeadLetterKind {
  /** It never left: the broker refused it, or it could not be written. */
  UNSENT,
  /** It lay in a queue, and whoever took it gave it back at every attempt. */
  UNDELIVERED
}
