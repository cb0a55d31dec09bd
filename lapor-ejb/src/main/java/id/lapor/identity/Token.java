package id.lapor.identity;

import java.time.Instant;

/**
 * A bearer token as it is handed out, once.
 *
 * @param token 43 characters of base64url
 * @param expiresAt when it ends, 12 hours after it was issued
 */
public record Token(String token, Instant expiresAt) {

  /** Does not show the token. */
  @Override
  public String toString() {
    return "Token[until " + expiresAt + "]";
  }
}
