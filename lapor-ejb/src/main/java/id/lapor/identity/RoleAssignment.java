package id.lapor.identity;

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

/**
 * One role that one account holds, nationally or for one institution, from one moment to another.
 * The same person may hold several, in different institutions.
 */
@Entity
@Table(name = "role_assignment")
public class RoleAssignment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "role_assignment_seq")
  @SequenceGenerator(
      name = "role_assignment_seq",
      sequenceName = "role_assignment_seq",
      allocationSize = 50)
  private Long id;

  @Version private long version;

  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Column(nullable = false, updatable = false, length = 24)
  private String role;

  @Column(name = "institution_id", updatable = false)
  private Long institutionId;

  @Column(name = "valid_from", nullable = false, updatable = false)
  private Instant validFrom;

  @Column(name = "valid_to")
  private Instant validTo;

  @Column(name = "ended_with_institution", nullable = false)
  private boolean endedWithInstitution;

  @Column(name = "valid_to_before")
  private Instant validToBefore;

  /** For JPA. */
  protected RoleAssignment() {}

  /**
   * Holds the role from {@code validFrom} (inclusive) until {@code validTo} (exclusive, null for no
   * end); the institution is null exactly for national roles.
   */
  RoleAssignment(
      Long accountId, String role, Long institutionId, Instant validFrom, Instant validTo) {
    boolean national = Role.NATIONAL.contains(role);
    if (!national && !Role.INSTITUTIONAL.contains(role)) {
      throw new IllegalArgumentException("No role that an account can hold: " + role);
    }
    if (national != (institutionId == null)) {
      throw new IllegalArgumentException(role + " with institution " + institutionId);
    }
    this.accountId = accountId;
    this.role = role;
    this.institutionId = institutionId;
    this.validFrom = validFrom;
    this.validTo = validTo;
  }

  /**
   * Held until {@code end} and no longer. What has ended stays so, and no end moves away.
   *
   * @throws RuleViolation {@code already-ended} or {@code ends-earlier}
   */
  void endAt(Instant end, Instant now) {
    if (validTo != null && !validTo.isAfter(now)) {
      throw new RuleViolation("already-ended", "The role ended at " + validTo);
    }
    if (validTo != null && end.isAfter(validTo)) {
      throw new RuleViolation("ends-earlier", "until", "The role ends at " + validTo);
    }
    validTo = end;
    endedWithInstitution = false;
    validToBefore = null;
  }

  /** Held no longer than its institution exists; it goes on when that end is undone. */
  void endWithInstitution(Instant end) {
    if (validTo == null || validTo.isAfter(end)) {
      validToBefore = validTo;
      validTo = end;
      endedWithInstitution = true;
    }
  }
}
