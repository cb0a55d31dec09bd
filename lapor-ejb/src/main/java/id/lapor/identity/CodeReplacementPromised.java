package id.lapor.identity;

import java.time.Instant;
import java.util.Locale;

/**
 * A reporter is to get a token with which a lost access code is replaced. Whoever observes it sees
 * to it, in the same transaction, that the token reaches the reporter and nobody else.
 *
 * @param reportId the report's key
 * @param trackingId ten digits
 * @param pseudonym whose the report is
 * @param channel the way by which the reporter asked to be reached
 * @param language the language in which the reporter asked
 * @param token the secret itself; it is kept nowhere in this form
 * @param expiresAt when the token is worth nothing any more
 */
public record CodeReplacementPromised(
    long reportId,
    String trackingId,
    String pseudonym,
    ContactChannel channel,
    Locale language,
    String token,
    Instant expiresAt) {

  /** Says the number alone, so that no log shows the token. */
  @Override
  public String toString() {
    return "CodeReplacementPromised[#" + trackingId + "]";
  }
}
