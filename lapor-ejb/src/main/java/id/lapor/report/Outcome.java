package id.lapor.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;

/** How a report ended, and what the reporter thinks of it. */
@Embeddable
public class Outcome implements Serializable {

  private static final long serialVersionUID = 1L;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "completion_reason", length = 16)
  private CompletionReason reason;

  private Integer rating;

  @Column(name = "resolved_per_reporter")
  private Boolean resolved;

  @Column(name = "rating_comment", length = 1000)
  private String comment;

  protected Outcome() {
    // for JPA
  }

  private Outcome(
      Instant closedAt, CompletionReason reason, Integer rating, Boolean resolved, String comment) {
    this.closedAt = closedAt;
    this.reason = reason;
    this.rating = rating;
    this.resolved = resolved;
    this.comment = comment;
  }

  static Outcome confirmed(int rating, boolean resolved, String comment, Instant at) {
    return new Outcome(at, CompletionReason.CONFIRMED, rating, resolved, comment);
  }

  /** Closed by silence: no rating is assumed. */
  static Outcome autoClosed(Instant at) {
    return new Outcome(at, CompletionReason.AUTO_CLOSED, null, null, null);
  }

  /** Ended otherwise than by completion: withdrawn, archived or merged. */
  static Outcome ended(Instant at) {
    return new Outcome(at, null, null, null, null);
  }

  /** The same without what the reporter wrote. */
  Outcome erased() {
    return new Outcome(closedAt, reason, rating, resolved, null);
  }

  Instant closedAt() {
    return closedAt;
  }

  CompletionReason reason() {
    return reason;
  }

  Integer rating() {
    return rating;
  }

  Boolean resolved() {
    return resolved;
  }

  String comment() {
    return comment;
  }
}
