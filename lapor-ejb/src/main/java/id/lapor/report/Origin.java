package id.lapor.report;

import id.lapor.institution.Institution;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;

/** How a report came in. The officer who typed in a letter is not its reporter. */
@Embeddable
public class Origin {

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16, updatable = false)
  private IntakeChannel channel;

  @Column(length = 64, updatable = false)
  private String client;

  @Column(name = "external_id", length = 100, updatable = false)
  private String externalId;

  @Column(name = "entered_by", length = 64, updatable = false)
  private String enteredBy;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "entering_institution_id", updatable = false)
  private Institution enteringInstitution;

  @Column(nullable = false, updatable = false)
  private boolean imported;

  @Column(nullable = false)
  private boolean urgent;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant receivedAt;

  protected Origin() {
    // for JPA
  }

  private Origin(
      IntakeChannel channel,
      String client,
      String externalId,
      Institution enteringInstitution,
      boolean imported,
      Instant receivedAt) {
    this.channel = channel;
    this.client = client;
    this.externalId = externalId;
    this.enteredBy = client;
    this.enteringInstitution = enteringInstitution;
    this.imported = imported;
    this.receivedAt = receivedAt;
  }

  /** Sent in by the person who reports. */
  static Origin own(IntakeChannel channel, Instant receivedAt) {
    return new Origin(channel, null, null, null, false, receivedAt);
  }

  /** Typed in, or sent by a partner's system, under {@code account}. */
  static Origin enteredBy(
      String account,
      Institution institution,
      IntakeChannel channel,
      String externalId,
      Instant receivedAt) {
    return new Origin(channel, account, externalId, institution, false, receivedAt);
  }

  /** Taken over from another system, with the time it was received there. */
  static Origin imported(
      String account, IntakeChannel channel, String externalId, Instant receivedAt) {
    return new Origin(channel, account, externalId, null, true, receivedAt);
  }

  /** Marked, when its reporter says that somebody is in danger now. */
  Origin urgent(boolean said) {
    urgent = said;
    return this;
  }

  /** Marked or not by whoever verifies, against what was said or seen before. */
  void mark(boolean inDanger, Course.Refusal refusal) {
    if (urgent == inDanger) {
      throw inDanger
          ? refusal.of("urgent-already", "The report is marked urgent already")
          : refusal.of("not-urgent", "The report is not marked urgent");
    }
    urgent = inDanger;
  }

  /** Whether somebody is said to be in danger: looked at before everything else. */
  public boolean urgent() {
    return urgent;
  }

  IntakeChannel channel() {
    return channel;
  }

  String externalId() {
    return externalId;
  }

  String enteredBy() {
    return enteredBy;
  }

  /** The institution whose officer typed it in. */
  public Optional<Institution> enteringInstitution() {
    return Optional.ofNullable(enteringInstitution);
  }

  boolean imported() {
    return imported;
  }

  Instant receivedAt() {
    return receivedAt;
  }
}
