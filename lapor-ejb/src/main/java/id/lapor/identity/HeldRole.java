package id.lapor.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * A role of somebody, as administrators see it.
 *
 * @param id its key
 * @param role one of the constants of {@link Role}
 * @param institution code of the institution that it is held for, or null
 * @param institutionName its name, or null
 * @param path its place in the tree, or null
 * @param from since when
 * @param until when it ends or ended, or null when no end is known
 * @param over whether it has ended
 * @param endable whether the caller may end it
 */
public record HeldRole(
    long id,
    String role,
    String institution,
    String institutionName,
    String path,
    Instant from,
    Instant until,
    boolean over,
    boolean endable)
    implements Serializable {

  /** Whether its end is known and lies ahead. */
  public boolean ending() {
    return until != null && !over;
  }
}
