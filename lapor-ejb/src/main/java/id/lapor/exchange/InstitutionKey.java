package id.lapor.exchange;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A public key of an institution's own system, which has shown that it holds the private part. It
 * is valid from its registration until it is ended, and readable for ever.
 */
@Entity
@Table(name = "institution_key")
public class InstitutionKey {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "institution_key_seq")
  @SequenceGenerator(
      name = "institution_key_seq",
      sequenceName = "institution_key_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "institution_id", nullable = false)
  private long institutionId;

  @Column(nullable = false)
  private int number;

  @Column(nullable = false, length = 48)
  private String kid;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private KeyPurpose purpose;

  @Column(nullable = false, length = 8)
  private String curve;

  @Column(nullable = false, length = 43)
  private String x;

  @Column(length = 43)
  private String y;

  @Column(nullable = false, length = 43)
  private String thumbprint;

  @Column(name = "valid_from", nullable = false)
  private Instant validFrom;

  @Column(name = "valid_to")
  private Instant validTo;

  protected InstitutionKey() {
    // for JPA
  }

  /** The key with this number of an institution, valid from the second of {@code now} on. */
  static InstitutionKey of(
      long institutionId, String code, int number, KeyPurpose purpose, PublicKey key, Instant now) {
    InstitutionKey made = new InstitutionKey();
    made.institutionId = institutionId;
    made.number = number;
    made.kid = code + "/" + number;
    made.purpose = purpose;
    made.curve = key.curve();
    made.x = key.x();
    made.y = key.y();
    made.thumbprint = key.thumbprint();
    made.validFrom = now.truncatedTo(ChronoUnit.SECONDS);
    return made;
  }

  /**
   * Is valid no more from this second on. An end that is still ahead may be moved; nothing is ended
   * backwards, since what it signed until now was accepted.
   *
   * @throws RuleViolation {@code key-ended}, {@code required} or {@code in-the-past}
   */
  void endAt(Instant end, Instant now) {
    if (validTo != null && !validTo.isAfter(now)) {
      throw new RuleViolation("key-ended", "The key has ended: " + kid);
    }
    if (end == null) {
      throw new RuleViolation("required", "endsAt", "This field is required");
    }
    if (end.isBefore(now.truncatedTo(ChronoUnit.MINUTES))) {
      throw new RuleViolation("in-the-past", "endsAt", "Not before " + now);
    }
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    validTo = second.isBefore(now) ? now.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS) : second;
  }

  /** Whether it was or will be valid at this time. */
  public boolean isValidAt(Instant at) {
    return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
  }

  /** Whether it is valid now or later. */
  boolean isLive(Instant now) {
    return validTo == null || now.isBefore(validTo);
  }

  /** Its public part. */
  PublicKey publicKey() {
    return new PublicKey(curve, x, y);
  }

  /** Rises with each change. */
  public long version() {
    return version;
  }

  /** The institution whose key it is. */
  public long institutionId() {
    return institutionId;
  }

  /** Which of the institution's keys it is, from 1; never given again. */
  public int number() {
    return number;
  }

  /** Its name in signatures: the institution's code, a slash and the number. */
  public String kid() {
    return kid;
  }

  /** What it is for. */
  public KeyPurpose purpose() {
    return purpose;
  }

  /** Its fingerprint: the SHA-256 thumbprint of RFC 7638. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The first second of its validity. */
  public Instant validFrom() {
    return validFrom;
  }

  /** The second from which on it is valid no more; empty while no end is set. */
  public Optional<Instant> validTo() {
    return Optional.ofNullable(validTo);
  }
}
