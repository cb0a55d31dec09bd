package id.lapor.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;

/**
 * When a hand-off was promised, sent, received, taken up, answered and ended. A later step implies
 * the earlier ones: whoever answers has received and accepted, even when no receipt came.
 */
@Embeddable
public class Milestones implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "offered_at", nullable = false, updatable = false)
  private Instant offeredAt;

  @Column(name = "sent_at", insertable = false, updatable = false)
  private Instant sentAt;

  @Column(name = "last_sent_at", insertable = false, updatable = false)
  private Instant lastSentAt;

  @Column(name = "reminded_at", insertable = false, updatable = false)
  private Instant remindedAt;

  @Column(insertable = false, updatable = false)
  private int reminders;

  @Column(name = "delivered_at")
  private Instant deliveredAt;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Milestones() {
    // for JPA
  }

  Milestones(Instant offeredAt) {
    this.offeredAt = offeredAt;
  }

  void accepted(Instant at) {
    if (deliveredAt == null) {
      deliveredAt = at;
    }
    if (acceptedAt == null) {
      acceptedAt = at;
    }
  }

  /** The first answer counts, whether it settled the matter or not. */
  void answered(Instant at) {
    accepted(at);
    if (answeredAt == null) {
      answeredAt = at;
    }
  }

  void ended(Instant at) {
    endedAt = at;
  }

  void resumed() {
    endedAt = null;
  }

  Instant offeredAt() {
    return offeredAt;
  }

  Instant sentAt() {
    return sentAt;
  }

  /** When an offer of it went out for the last time; null while none has. */
  Instant lastSentAt() {
    return lastSentAt == null ? sentAt : lastSentAt;
  }

  /** When its institution was reminded of the offer for the last time; null when it never was. */
  Instant remindedAt() {
    return remindedAt;
  }

  /** How often its institution was reminded of the offer. */
  int reminders() {
    return reminders;
  }

  Instant deliveredAt() {
    return deliveredAt;
  }

  Instant acceptedAt() {
    return acceptedAt;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  Instant endedAt() {
    return endedAt;
  }
}
