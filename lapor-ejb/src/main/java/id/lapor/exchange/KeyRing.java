package id.lapor.exchange;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * The keys of an institution's system, and what it still has to answer.
 *
 * @param code of the institution
 * @param name the official name
 * @param keys all that it ever had, the latest first
 * @param challenges what it was asked and can still answer, the latest last
 */
public record KeyRing(
    String code, String name, List<InstitutionKeyView> keys, List<Challenge> challenges)
    implements Serializable {

  /**
   * What shows that the institution holds a key.
   *
   * @param text what is to be signed or decrypted
   * @param thumbprint of the key that it is about
   * @param expiresAt until when an answer is waited for
   */
  public record Challenge(
      long id, KeyPurpose purpose, String text, String thumbprint, Instant expiresAt)
      implements Serializable {}
}
