package id.lapor.handoff;

import id.lapor.institution.Institution;
import id.lapor.report.Report;
import id.lapor.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report as given to one institution, with its own status and clocks.
 *
 * <p>An institution may delegate it to a unit below: that makes another hand-off with this one as
 * its parent, and the parent stays accountable.
 */
@Entity
@Table(name = "handoff")
public class Handoff {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "handoff_seq")
  @SequenceGenerator(name = "handoff_seq", sequenceName = "handoff_seq", allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(nullable = false, length = 36, updatable = false)
  private String uuid;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id", updatable = false)
  private Report report;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "institution_id", updatable = false)
  private Institution institution;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id", updatable = false)
  private Handoff parent;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12, updatable = false)
  private HandoffRole role;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private HandoffStatus status;

  @Column(length = 1000, updatable = false)
  private String ask;

  @Column(nullable = false, updatable = false)
  private boolean binding;

  @Embedded private Milestones milestones;

  @Column(name = "return_reason", length = 1000)
  private String returnReason;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "proposed_institution_id")
  private Institution proposedInstitution;

  @Enumerated(EnumType.STRING)
  @Column(name = "status_before_withdrawal", length = 12)
  private HandoffStatus statusBeforeWithdrawal;

  @Column(name = "last_message_id", length = 36)
  private String lastMessageId;

  protected Handoff() {
    // for JPA
  }

  private Handoff(
      Report report,
      Institution institution,
      Handoff parent,
      HandoffRole role,
      String ask,
      boolean binding,
      Instant at) {
    this.uuid = UUID.randomUUID().toString();
    this.report = report;
    this.institution = institution;
    this.parent = parent;
    this.role = role;
    this.ask = ask;
    this.binding = binding;
    this.status = HandoffStatus.OFFERED;
    this.milestones = new Milestones(at);
  }

  /**
   * Offers the report to an institution.
   *
   * @param ask what is asked of it in particular, or null
   * @param binding whether the national administrator decided it: then it cannot be returned
   */
  static Handoff offer(
      Report report,
      Institution institution,
      HandoffRole role,
      String ask,
      boolean binding,
      Instant at) {
    return new Handoff(report, institution, null, role, ask, binding, at);
  }

  /** T9: passes it down to a unit of the institution's own subtree. */
  Handoff delegateTo(Institution unit, Instant at) {
    requireOpen();
    if (unit.equals(institution) || !unit.isWithin(institution)) {
      throw new RuleViolation(
          "unit-outside-institution", "unit", "Only a unit below the institution can take it over");
    }
    acceptedAsOf(at);
    return new Handoff(report, unit, this, role, ask, false, at);
  }

  /** The same offer made anew, by the same words; this one has been withdrawn. */
  Handoff renewed(Instant at) {
    return new Handoff(report, institution, parent, role, ask, binding, at);
  }

  /** The institution takes it up. */
  void accept(Instant at) {
    if (!status.waiting()) {
      throw refusal("illegal-transition", "The hand-off is " + status);
    }
    acceptedAsOf(at);
  }

  /** T7: the institution is not competent. */
  void returnAsNotCompetent(String reason, Institution proposed, Instant at) {
    requireOpen();
    if (binding) {
      throw refusal("decision-binds", "The national administrator decided that it stays here");
    }
    if (status == HandoffStatus.ANSWERED || milestones.answeredAt() != null) {
      throw refusal("already-answered", "A hand-off is returned only before its first answer");
    }
    status = HandoffStatus.RETURNED;
    returnReason = reason;
    proposedInstitution = proposed;
    milestones.ended(at);
  }

  /** An answer of this institution, or of a unit that it delegated to, was published. */
  void answered(boolean substantive, Instant at) {
    requireOpen();
    acceptedAsOf(at);
    milestones.answered(at);
    if (substantive) {
      status = HandoffStatus.ANSWERED;
    }
  }

  void complete(Instant at) {
    if (status == HandoffStatus.ANSWERED) {
      status = HandoffStatus.COMPLETED;
      milestones.ended(at);
    } else {
      withdraw(at);
    }
  }

  void withdraw(Instant at) {
    if (status.open()) {
      statusBeforeWithdrawal = status;
      status = HandoffStatus.WITHDRAWN;
      milestones.ended(at);
    }
  }

  /** Back to work after the report was reopened or unmerged. False when it had ended before. */
  boolean resume() {
    if (status == HandoffStatus.COMPLETED) {
      status = HandoffStatus.ANSWERED;
    } else if (status == HandoffStatus.WITHDRAWN && statusBeforeWithdrawal != null) {
      status = statusBeforeWithdrawal;
      statusBeforeWithdrawal = null;
    } else {
      return false;
    }
    milestones.resumed();
    return true;
  }

  void promisedBy(String messageId) {
    lastMessageId = messageId;
  }

  /** Refuses a decision that was made on an older state than the present one. */
  void requireVersion(long decidedOn) {
    if (decidedOn != version) {
      throw refusal("stale-version", "Decided on version " + decidedOn + ", now " + version);
    }
  }

  void requireOpen() {
    if (!status.open()) {
      throw refusal("illegal-transition", "The hand-off is " + status);
    }
  }

  RuleViolation refusal(String rule, String message) {
    return new RuleViolation(
        rule, message, Map.of("status", status.name(), "version", Long.toString(version)));
  }

  private void acceptedAsOf(Instant at) {
    milestones.accepted(at);
    if (status != HandoffStatus.ANSWERED) {
      status = HandoffStatus.ACCEPTED;
    }
  }

  /** The surrogate key. */
  public Long id() {
    return id;
  }

  /**
   * Counts acts of the institution and of verifiers; whoever decides names the version they decided
   * on. Receipts do not count: they invalidate nobody's decision.
   */
  long version() {
    return version;
  }

  /** The id that leaves the system. */
  public String uuid() {
    return uuid;
  }

  /** What was given to the institution. */
  public Report report() {
    return report;
  }

  /** Who it was given to. */
  public Institution institution() {
    return institution;
  }

  Optional<Handoff> parent() {
    return Optional.ofNullable(parent);
  }

  HandoffRole role() {
    return role;
  }

  /** Where it stands. */
  public HandoffStatus status() {
    return status;
  }

  String ask() {
    return ask;
  }

  boolean binding() {
    return binding;
  }

  Milestones milestones() {
    return milestones;
  }

  String returnReason() {
    return returnReason;
  }

  Optional<Institution> proposedInstitution() {
    return Optional.ofNullable(proposedInstitution);
  }

  Optional<String> lastMessageId() {
    return Optional.ofNullable(lastMessageId);
  }
}
