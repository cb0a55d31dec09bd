package id.lapor.exchange;

import java.io.Serializable;
import java.time.Instant;

/**
 * A public key of an institution's system, as anybody reads it.
 *
 * @param number which of the institution's keys it is
 * @param version of the key that was looked at
 * @param kid its name in signatures and encrypted texts
 * @param purpose what it is for
 * @param algorithm the one algorithm that it is used with, as JOSE names it
 * @param curve {@code Ed25519} or {@code P-256}
 * @param x the first coordinate, in base64url
 * @param y the second coordinate; null for Ed25519
 * @param thumbprint its SHA-256 thumbprint (RFC 7638)
 * @param validFrom the first second of its validity
 * @param validTo the second from which on it is valid no more, or null
 * @param standing what that means now
 */
public record InstitutionKeyView(
    int number,
    long version,
    String kid,
    KeyPurpose purpose,
    String algorithm,
    String curve,
    String x,
    String y,
    String thumbprint,
    Instant validFrom,
    Instant validTo,
    Standing standing)
    implements Serializable {

  /** Whether a key is used. */
  public enum Standing {
    /** It is valid and no end is set. */
    VALID,
    /** It is valid, and its end is set. */
    ENDING,
    /** It is valid no more. */
    ENDED
  }

  static InstitutionKeyView of(InstitutionKey key, Instant now) {
    PublicKey plain = key.publicKey();
    Instant end = key.validTo().orElse(null);
    return new InstitutionKeyView(
        key.number(),
        key.version(),
        key.kid(),
        key.purpose(),
        InstitutionKeys.named(key).getAlgorithm().getName(),
        plain.curve(),
        plain.x(),
        plain.y(),
        key.thumbprint(),
        key.validFrom(),
        end,
        !key.isLive(now) ? Standing.ENDED : end == null ? Standing.VALID : Standing.ENDING);
  }

  /** Whether it can still be ended, or its end be moved. */
  public boolean live() {
    return standing != Standing.ENDED;
  }
}
