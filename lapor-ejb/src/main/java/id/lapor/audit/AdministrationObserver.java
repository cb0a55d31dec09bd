package id.lapor.audit;

import id.lapor.identity.AccountEmailSet;
import id.lapor.identity.Caller;
import id.lapor.institution.InstitutionAdded;
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
    record(AdministrationAct.INSTITUTION_ADDED, added.code(), added.parent());
  }

  void on(@Observes AccountEmailSet set) {
    record(AdministrationAct.ACCOUNT_EMAIL_SET, set.user(), null);
  }

  /** Writes an act into the journal, with the act itself. */
  public void record(AdministrationAct act, String subject, String parent) {
    em.persist(new AdministrationEntry(clock.instant(), caller.account(), act, subject, parent));
  }
}
