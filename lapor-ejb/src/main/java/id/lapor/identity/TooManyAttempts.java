package id.lapor.identity;

import jakarta.ejb.ApplicationException;
import java.time.Duration;

/** Somebody guesses too fast: nothing is compared any more until some time has passed. */
@ApplicationException(rollback = true)
public class TooManyAttempts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  /** A refusal for so many seconds, at least one. */
  public TooManyAttempts(long retryAfterSeconds) {
    super("Too many attempts");
    this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
  }

  /** A refusal until this much time has passed. */
  static TooManyAttempts waiting(Duration wait) {
    return new TooManyAttempts(wait.toSeconds() + 1);
  }

  /** Seconds until another attempt is looked at, at least 1. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
