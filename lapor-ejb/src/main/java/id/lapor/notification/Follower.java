package id.lapor.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who is told by e-mail what everybody may see of one report, once they have said so by
 * the link that was sent to the address. Whoever stops is forgotten.
 */
@Entity
@Table(name = "report_follower")
public class Follower {

  /** How long the link to confirm works. */
  static final Duration CONFIRMABLE = Duration.ofHours(48);

  /** Nobody is sent a second link sooner, however often somebody types in their address. */
  static final Duration PAUSE = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report_follower_seq")
  @SequenceGenerator(
      name = "report_follower_seq",
      sequenceName = "report_follower_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, updatable = false, length = 36)
  private String uuid;

  @Column(name = "report_id", nullable = false, updatable = false)
  private Long reportId;

  @Column(name = "sealed_address", nullable = false, updatable = false, length = 1000)
  private String sealedAddress;

  @Column(name = "address_hash", nullable = false, updatable = false, length = 64)
  private String addressHash;

  @Column(nullable = false, length = 2)
  private String language;

  @Column(name = "asked_at", nullable = false)
  private Instant askedAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  /** For JPA. */
  protected Follower() {}

  private Follower(long reportId, String language, Instant now) {
    this.uuid = UUID.randomUUID().toString();
    this.reportId = reportId;
    this.language = language;
    this.askedAt = now;
  }

  /** Somebody typed in an address; whose it is, is not known yet. */
  static Follower asked(
      long reportId, FollowerAddresses addresses, String email, String language, Instant now) {
    Follower follower = new Follower(reportId, language, now);
    follower.sealedAddress = addresses.seal(follower.uuid, email);
    follower.addressHash = addresses.hash(reportId, email);
    return follower;
  }

  /** Asks once more; false when nothing is to be sent, since that was done a moment ago. */
  boolean askAgain(String chosen, Instant now) {
    if (isConfirmed() || now.isBefore(askedAt.plus(PAUSE))) {
      return false;
    }
    language = chosen;
    askedAt = now;
    return true;
  }

  /** Whoever reads the mail says that they want to follow. */
  void confirm(Instant now) {
    if (confirmedAt == null) {
      confirmedAt = now;
    }
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  /** Whether the link to confirm still works at this moment, or has worked. */
  boolean isConfirmable(Instant now) {
    return isConfirmed() || now.isBefore(askedAt.plus(CONFIRMABLE));
  }

  Long id() {
    return id;
  }

  String uuid() {
    return uuid;
  }

  Long reportId() {
    return reportId;
  }

  String sealedAddress() {
    return sealedAddress;
  }

  /** {@code id} or {@code en}. */
  String language() {
    return language;
  }

  Instant askedAt() {
    return askedAt;
  }
}
