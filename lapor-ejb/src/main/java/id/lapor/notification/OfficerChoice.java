package id.lapor.notification;

import java.io.Serializable;
import java.time.Instant;

/**
 * How an officer is told of work.
 *
 * @param email where mail goes, or null when there is no address
 * @param mode at once, once a day or never
 * @param hour of the day at which a digest goes out
 * @param zone in which that hour is meant
 * @param language {@code id} or {@code en}
 * @param unreachableSince when the address was found to take nothing, or null
 */
public record OfficerChoice(
    String email,
    OfficerMode mode,
    int hour,
    String zone,
    String language,
    Instant unreachableSince)
    implements Serializable {

  /** Whether the address takes nothing. */
  public boolean unreachable() {
    return unreachableSince != null;
  }
}
