package id.lapor.reference;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files of reference data in two steps: looked at first, and then the very same bytes go in. A
 * file waits for a day; each administrator has one at a time.
 */
@Stateless
@RolesAllowed(Role.NATIONAL_ADMIN)
public class ImportDesk {

  private static final Duration WAITS = Duration.ofDays(1);

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject ReferenceImport imports;
  @Inject Caller caller;
  @Inject Clock clock;

  /** Headings of the columns that files of this kind may have. */
  public List<String> columns(ReferenceKind kind) {
    return imports.columns(kind);
  }

  /**
   * Looks at a file and keeps it; nothing of it goes in. What the caller had before is forgotten.
   *
   * @throws RuleViolation {@code required} without kind or file, {@code file-too-large}, {@code
   *     import-running}
   */
  public CheckedFileView check(ReferenceKind kind, byte[] content) {
    if (content == null || content.length == 0) {
      throw new RuleViolation("required", "file", "This field is required");
    }
    if (content.length > ReferenceImport.MOST_BYTES) {
      throw new RuleViolation(
          List.of(
              new FieldError(
                  "file", "file-too-large", "Too large", ReferenceImport.MOST_BYTES >> 20)));
    }
    Instant now = clock.instant();
    ReferenceOutcome outcome = imports.take(kind, content, true, false);
    em.createQuery("delete from CheckedFile f where f.account = :account or f.at < :before")
        .setParameter("account", caller.account())
        .setParameter("before", now.minus(WAITS))
        .executeUpdate();
    CheckedFile file = new CheckedFile(caller.account(), kind, content, outcome, now);
    em.persist(file);
    return file.view();
  }

  /**
   * A file that the caller had looked at.
   *
   * @throws NotFound when there is none, or it waited for too long
   */
  public CheckedFileView get(String id) {
    return own(id).view();
  }

  /**
   * Lets a file go in, all of it or nothing.
   *
   * @param sha256 of the file that was looked at
   * @return what became of it; refused when what is known has changed since
   * @throws RuleViolation {@code other-file} when the bytes are not those that were looked at,
   *     {@code import-running}
   */
  public ReferenceOutcome commit(String id, String sha256) {
    CheckedFile file = own(id);
    requireSame(file.sha256(), sha256);
    ReferenceOutcome outcome = imports.take(file.kind(), file.content(), false, false);
    requireSame(file.sha256(), outcome.digest());
    if (outcome.state() == ReferenceOutcome.State.COMMITTED) {
      em.remove(file);
    }
    return outcome;
  }

  private static void requireSame(String looked, String now) {
    if (!looked.equals(now)) {
      throw new RuleViolation("other-file", "This is not the file that was looked at");
    }
  }

  private CheckedFile own(String id) {
    return em
        .createQuery(
            "select f from CheckedFile f where f.id = :id and f.account = :account"
                + " and f.at >= :after",
            CheckedFile.class)
        .setParameter("id", id)
        .setParameter("account", caller.account())
        .setParameter("after", clock.instant().minus(WAITS))
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such file"));
  }
}
