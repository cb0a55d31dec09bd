package id.lapor.outbox;

/** Why a message went no further, as far as LAPOR knows. */
public enum DeadLetterCause {
  /** It could not be sent, again and again. */
  SENDING_FAILED,
  /** It lay in its queue until the broker let it expire. */
  EXPIRED,
  /** It is not written as messages are. */
  UNREADABLE,
  /** LAPOR could not do what it says. */
  NOT_TAKEN,
  /** The system of the institution gave it back every time. */
  GIVEN_BACK
}
