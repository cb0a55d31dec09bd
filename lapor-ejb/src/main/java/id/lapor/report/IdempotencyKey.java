package id.lapor.report;

import id.lapor.shared.RuleViolation;

/**
 * The key by which a client makes a submission safe to repeat.
 *
 * @param client who sends it: an account, or {@code public}
 * @param key 16 to 128 characters, chosen by the client
 * @param bodyDigest digest of the body as it was sent
 */
public record IdempotencyKey(String client, String key, String bodyDigest) {

  /** The client of whoever has no account. */
  public static final String PUBLIC = "public";

  /**
   * Checks the length.
   *
   * @throws RuleViolation {@code idempotency-key-length}
   */
  public IdempotencyKey {
    if (key == null || !key.matches("[\\x21-\\x7e]{16,128}")) {
      throw new RuleViolation(
          "idempotency-key-length",
          "Idempotency-Key",
          "16 to 128 visible ASCII characters are needed");
    }
  }
}
