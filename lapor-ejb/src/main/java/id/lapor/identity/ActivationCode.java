package id.lapor.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a member of staff chooses the first password with. It is told once, to whoever made the
 * account, and never kept.
 *
 * @param user the user name
 * @param code as it is handed over, {@code XXXX-XXXX-XXXX-XXXX}
 * @param expiresAt when it ends, 14 days after it was issued
 */
public record ActivationCode(String user, String code, Instant expiresAt) implements Serializable {

  /** Does not show the code. */
  @Override
  public String toString() {
    return "ActivationCode[" + user + " until " + expiresAt + "]";
  }
}
