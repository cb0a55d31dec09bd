package id.lapor.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A reporter's wish to replace a lost access code. It is fulfilled by whoever brings the token that
 * was sent to the reporter's own e-mail address or telephone: once, and within a day.
 */
@Entity
@Table(name = "code_replacement")
@NamedQuery(
    name = "CodeReplacement.open",
    query = "select c from CodeReplacement c where c.reportId = :reportId and c.endedAt is null")
@NamedQuery(
    name = "CodeReplacement.byToken",
    query = "select c from CodeReplacement c where c.tokenHash = :tokenHash")
@NamedQuery(
    name = "CodeReplacement.since",
    query =
        "select count(c) from CodeReplacement c"
            + " where c.reportId = :reportId and c.requestedAt > :since")
public class CodeReplacement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "code_replacement_seq")
  @SequenceGenerator(
      name = "code_replacement_seq",
      sequenceName = "code_replacement_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "report_id", nullable = false, updatable = false)
  private long reportId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 8)
  private ContactChannel channel;

  @Column(name = "token_hash", nullable = false, updatable = false, length = 64)
  private String tokenHash;

  @Column(name = "requested_at", nullable = false, updatable = false)
  private Instant requestedAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(nullable = false)
  private boolean redeemed;

  /** For JPA. */
  protected CodeReplacement() {}

  CodeReplacement(
      long reportId,
      ContactChannel channel,
      String tokenHash,
      Instant requestedAt,
      Instant expiresAt) {
    this.reportId = reportId;
    this.channel = channel;
    this.tokenHash = tokenHash;
    this.requestedAt = requestedAt;
    this.expiresAt = expiresAt;
  }

  /** Whether the token can still be redeemed at this moment. */
  boolean isOpen(Instant now) {
    return endedAt == null && now.isBefore(expiresAt);
  }

  /** The token was brought: the reporter gets a new code. */
  void redeem(Instant now) {
    endedAt = now;
    redeemed = true;
  }

  /** A newer wish, or a code replaced by an officer, makes this one void. */
  void end(Instant now) {
    endedAt = now;
  }

  long reportId() {
    return reportId;
  }

  ContactChannel channel() {
    return channel;
  }
}
