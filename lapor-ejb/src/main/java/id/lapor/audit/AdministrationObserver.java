package id.lapor.audit;

import id.lapor.identity.AccountEmailSet;
import id.lapor.identity.Caller;
import id.lapor.institution.InstitutionAdded;
import id.lapor.reference.ReferenceImported;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Keeps the journal of administration, in the transaction of what it records. */
@ApplicationScoped
public class AdministrationObserver {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Caller caller;
  @Inject Clock clock;

  void on(@Observes InstitutionAdded added) {
    record(AdministrationAct.INSTITUTION_ADDED, added.code(), added.parent(), null);
  }

  void on(@Observes AccountEmailSet set) {
    record(AdministrationAct.ACCOUNT_EMAIL_SET, set.user(), null, null);
  }

  void on(@Observes ReferenceImported file) {
    String detail =
        "created=%d changed=%d unchanged=%d sha256=%s"
            .formatted(file.created(), file.changed(), file.unchanged(), file.digest());
    record(AdministrationAct.REFERENCE_IMPORTED, file.kind().name(), null, detail);
  }

  /**
   * Writes an act into the journal, with the act itself.
   *
   * @param detail what else is to be known, or null
   */
  public void record(AdministrationAct act, String subject, String parent, String detail) {
    em.persist(
        new AdministrationEntry(clock.instant(), caller.account(), act, subject, parent, detail));
  }
}
