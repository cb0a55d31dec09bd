package id.lapor.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * Which person works on an open hand-off, since when, and who gave it to them. It stands beside the
 * hand-off: giving work to somebody changes nothing that others decide on.
 */
@Entity
@Table(name = "handoff_assignment")
public class Assignment {

  @Id
  @Column(name = "handoff_id", nullable = false, updatable = false)
  private Long handoffId;

  @Version private long version;

  @Column(name = "account_id", nullable = false)
  private Long accountId;

  @Column(nullable = false)
  private Instant since;

  @Column(name = "given_by", nullable = false, length = 64)
  private String givenBy;

  protected Assignment() {
    // for JPA
  }

  Assignment(Handoff handoff, long accountId, String givenBy, Instant at) {
    this.handoffId = handoff.id();
    passTo(accountId, givenBy, at);
  }

  /** Another person works on it from now on. */
  final void passTo(long account, String by, Instant at) {
    accountId = account;
    givenBy = by;
    since = at;
  }

  long accountId() {
    return accountId;
  }
}
