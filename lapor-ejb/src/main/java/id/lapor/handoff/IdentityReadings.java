package id.lapor.handoff;

import id.lapor.identity.IdentityReading;
import java.io.Serializable;
import java.util.List;

/**
 * A page of who read the reporter's identity, the newest first.
 *
 * @param next number from which the page after it begins, or null on the last one
 */
public record IdentityReadings(List<IdentityReading> lines, Long next) implements Serializable {

  /** There are none. */
  public static final IdentityReadings NONE = new IdentityReadings(List.of(), null);
}
