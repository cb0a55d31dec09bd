package id.lapor.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;

/** What was done to one thing, for those who administer it. */
@ApplicationScoped
public class AdministrationJournal {

  private static final int MOST = 20;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * The latest acts on a subject, newest first; at most 20.
   *
   * @param subject code or user name, as the journal names it
   * @param acts those that are meant: codes of different kinds may be the same
   */
  public List<AdministrationView> of(String subject, Set<AdministrationAct> acts) {
    return em
        .createQuery(
            "select e from AdministrationEntry e where e.subject = :subject and e.act in :acts"
                + " order by e.id desc",
            AdministrationEntry.class)
        .setParameter("subject", subject)
        .setParameter("acts", acts)
        .setMaxResults(MOST)
        .getResultList()
        .stream()
        .map(AdministrationEntry::view)
        .toList();
  }
}
