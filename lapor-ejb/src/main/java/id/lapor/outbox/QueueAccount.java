package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * An account of an institution's system at the broker: it takes messages from the institution's own
 * queue, and sends receipts. The institution may have several, so that one follows the other
 * without an interruption.
 */
@Entity
@Table(name = "queue_account")
public class QueueAccount {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "queue_account_seq")
  @SequenceGenerator(
      name = "queue_account_seq",
      sequenceName = "queue_account_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "institution_id", nullable = false)
  private long institutionId;

  @Column(nullable = false)
  private int number;

  @Column(nullable = false, length = 48)
  private String login;

  @Column(name = "secret_hash", nullable = false, length = 64)
  private String secretHash;

  @Column(name = "secret_salt", nullable = false, length = 64)
  private String secretSalt;

  @Column(name = "broker_hash", nullable = false, length = 300)
  private String brokerHash;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "rotated_at")
  private Instant rotatedAt;

  @Column(name = "ends_at", insertable = false, updatable = false)
  private Instant endsAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(nullable = false)
  private boolean settled;

  protected QueueAccount() {
    // for JPA
  }

  static QueueAccount of(Channel channel, int number, QueueSecret secret, Instant now) {
    QueueAccount account = new QueueAccount();
    account.institutionId = channel.institutionId().orElseThrow();
    account.number = number;
    account.login = channel.code() + "." + number;
    account.createdAt = now;
    account.know(secret);
    return account;
  }

  /**
   * Signs in with another secret from now on.
   *
   * @throws RuleViolation {@code account-revoked}
   */
  void rotate(QueueSecret secret, Instant now) {
    requireLive();
    know(secret);
    rotatedAt = now;
  }

  /**
   * Signs in no more, and never again.
   *
   * @throws RuleViolation {@code account-revoked}
   */
  void revoke(Instant now) {
    requireLive();
    revokedAt = now;
    settled = false;
  }

  private void requireLive() {
    if (revokedAt != null) {
      throw new RuleViolation("account-revoked", "The account was revoked: " + login);
    }
  }

  private void know(QueueSecret secret) {
    secretHash = secret.hash();
    secretSalt = secret.salt();
    brokerHash = secret.brokerHash();
    settled = false;
  }

  /** The key. */
  long id() {
    return id;
  }

  /** Rises with each change. */
  public long version() {
    return version;
  }

  /** The institution whose system it is. */
  long institutionId() {
    return institutionId;
  }

  /** Which of the institution's accounts it is, from 1. */
  public int number() {
    return number;
  }

  /** The name to sign in with: the institution's code and the number. */
  public String login() {
    return login;
  }

  /** What an external broker compares the secret with. */
  String brokerHash() {
    return brokerHash;
  }

  /** Since when there is this account. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it was last given another secret; empty for never. */
  public Optional<Instant> rotatedAt() {
    return Optional.ofNullable(rotatedAt);
  }

  /** Since when it signs in no more; empty while it does. */
  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** From when on it signs in no more, as its channel ends then; empty when no end is known. */
  public Optional<Instant> endsAt() {
    return Optional.ofNullable(endsAt);
  }

  /** Whether the broker was told of the last change, and has closed what was open. */
  public boolean settled() {
    return settled;
  }
}
