package id.lapor.notification;

import id.lapor.shared.RuleTexts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** How an officer is told of work, and when the next time is. */
@Entity
@Table(name = "officer_notice")
public class OfficerNotice {

  /** The hour of the day at which a digest goes out unless its reader chooses another. */
  static final int USUAL_HOUR = 7;

  private static final String ENGLISH = "en";

  @Id
  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Version private long version;

  @Column(nullable = false, length = 2)
  private String language = "id";

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private OfficerMode mode = OfficerMode.DIGEST;

  @Column(name = "digest_hour", nullable = false)
  private int digestHour = USUAL_HOUR;

  @Column(nullable = false, length = 16)
  private String zone;

  @Column(name = "next_at")
  private Instant nextAt;

  @Column(name = "unreachable_since")
  private Instant unreachableSince;

  /** For JPA. */
  protected OfficerNotice() {}

  /** For an officer who serves in this zone. */
  OfficerNotice(long accountId, ZoneId zone) {
    this.accountId = accountId;
    this.zone = zone.getId();
  }

  /**
   * What the officer wants from now on. Whatever waits is told at the new time.
   *
   * @param hour of the day at which a digest goes out, 0 to 23
   */
  void choose(OfficerMode wanted, int hour, String spoken, Instant now) {
    mode = wanted;
    digestHour = hour;
    language = spoken;
    unreachableSince = null;
    if (mode == OfficerMode.OFF) {
      nextAt = null;
    } else if (nextAt != null) {
      nextAt = mode == OfficerMode.IMMEDIATE ? now : nextDigest(now);
    }
  }

  /** No more of them: the link in a mail says so. */
  void stop() {
    mode = OfficerMode.OFF;
    nextAt = null;
  }

  /** What waited has been told, or is told to nobody. */
  void told() {
    nextAt = null;
  }

  /** The address does not take what is sent to it. */
  void unreachable(Instant now) {
    if (unreachableSince == null) {
      unreachableSince = now;
    }
    nextAt = null;
  }

  /** There is another address now. */
  void reachable() {
    unreachableSince = null;
  }

  /** Whether the officer is written to. */
  boolean isOn() {
    return mode != OfficerMode.OFF && unreachableSince == null;
  }

  private Instant nextDigest(Instant now) {
    ZonedDateTime local = now.atZone(ZoneId.of(zone));
    ZonedDateTime today = local.with(LocalTime.of(digestHour, 0));
    return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
  }

  Long accountId() {
    return accountId;
  }

  OfficerMode mode() {
    return mode;
  }

  int digestHour() {
    return digestHour;
  }

  String zone() {
    return zone;
  }

  Instant nextAt() {
    return nextAt;
  }

  Locale language() {
    return ENGLISH.equals(language) ? Locale.ENGLISH : RuleTexts.INDONESIAN;
  }

  Optional<Instant> unreachableSince() {
    return Optional.ofNullable(unreachableSince);
  }
}
