package id.lapor.notification;

import id.lapor.identity.ContactChannel;
import id.lapor.report.ReporterReachable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * How the reporter of one report is told what happens to it: by which channel, in which language,
 * and whether still. The address itself stays in the vault.
 */
@Entity
@Table(name = "notice_subscription")
public class NoticeSubscription {

  @Id
  @Column(name = "report_id", nullable = false, updatable = false)
  private Long reportId;

  @Version private long version;

  @Column(nullable = false, updatable = false, length = 36)
  private String pseudonym;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false, length = 8)
  private ContactChannel channel;

  @Column(nullable = false, length = 2)
  private String language;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  @Column(name = "unreachable_since")
  private Instant unreachableSince;

  /** For JPA. */
  protected NoticeSubscription() {}

  NoticeSubscription(ReporterReachable reachable) {
    this.reportId = reachable.report().id();
    this.pseudonym = reachable.pseudonym();
    this.channel = reachable.channel();
    this.language = reachable.language();
  }

  /** Whether the reporter is written to. */
  boolean isOn() {
    return stoppedAt == null && unreachableSince == null;
  }

  /** The reporter wants no more of them. */
  void stop(Instant now) {
    if (stoppedAt == null) {
      stoppedAt = now;
    }
  }

  /** The reporter wants them again; an address that failed before is tried again. */
  void resume() {
    stoppedAt = null;
    unreachableSince = null;
  }

  /** The contact does not take what is sent to it. */
  void unreachable(Instant now) {
    if (unreachableSince == null) {
      unreachableSince = now;
    }
  }

  /** Chooses the language: {@code id} or {@code en}. */
  void speak(String chosen) {
    language = chosen;
  }

  Long reportId() {
    return reportId;
  }

  String pseudonym() {
    return pseudonym;
  }

  ContactChannel channel() {
    return channel;
  }

  /** {@code id} or {@code en}. */
  String language() {
    return language;
  }

  boolean stopped() {
    return stoppedAt != null;
  }

  Optional<Instant> unreachableSince() {
    return Optional.ofNullable(unreachableSince);
  }
}
