package id.lapor.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * An account as its administrators see it.
 *
 * @param line the account with every role that it holds or held, the newest first
 * @param version rises with each change, also of its roles
 * @param codeUntil until when a code for a first password waits, or null
 * @param own whether it is the caller's own
 * @param whole whether all that it holds lies in the caller's part of the tree
 */
public record PersonRecord(
    PersonLine line, long version, Instant codeUntil, boolean own, boolean whole)
    implements Serializable {

  /** Whether the caller may lock it, unlock it and give it a new code. */
  public boolean lockable() {
    return whole && !own;
  }

  /** Whether the caller may give it a role. */
  public boolean givable() {
    return !own && line.active();
  }
}
