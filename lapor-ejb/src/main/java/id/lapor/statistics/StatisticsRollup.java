package id.lapor.statistics;

import id.lapor.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Adds what happened to reports to the figures, a bounded number of changes in a transaction. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class StatisticsRollup {

  /** How many changes are added at once. */
  static final int BATCH = 5_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** Adds the oldest changes; how many. Zero when there are none, or another node does it now. */
  public int fold() {
    Number folded =
        (Number)
            em.createNativeQuery("select fold_statistics(?1)")
                .setParameter(1, BATCH)
                .setMaxResults(1)
                .getSingleResult();
    return folded.intValue();
  }
}
