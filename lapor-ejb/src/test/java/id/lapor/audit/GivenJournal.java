package id.lapor.audit;

import id.lapor.identity.Caller;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** The journal of administration, for tests of other features. */
public final class GivenJournal {

  private GivenJournal() {}

  /** What writes it, for this caller. */
  public static AdministrationObserver of(EntityManager em, Caller caller, Clock clock) {
    AdministrationObserver journal = new AdministrationObserver();
    journal.em = em;
    journal.caller = caller;
    journal.clock = clock;
    return journal;
  }

  /** What was done to a subject, each as {@code act account}. */
  public static List<?> acts(EntityManager em, String subject) {
    return em.createNativeQuery(
            "select act || ' ' || account from administration_entry where subject = ?1 order by id")
        .setParameter(1, subject)
        .getResultList();
  }
}
