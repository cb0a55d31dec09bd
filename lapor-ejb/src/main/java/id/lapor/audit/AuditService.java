package id.lapor.audit;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What auditors read. */
@Stateless
public class AuditService {

  /** Longest page of the journal. */
  public static final int LONGEST_PAGE = 100;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * One page of the journal of refusals, newest first.
   *
   * @param before the {@link RefusalPage#next} of the page before, or null for the newest
   * @param limit 1 to 100
   * @throws RuleViolation {@code out-of-range} for another limit
   */
  @RolesAllowed(Role.AUDITOR)
  public RefusalPage refusals(Long before, int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new RuleViolation("out-of-range", "limit", "A page has 1 to 100 entries");
    }
    List<RefusalView> found =
        em
            .createNamedQuery("Refusal.before", Refusal.class)
            .setParameter("before", before == null ? Long.MAX_VALUE : before)
            .setMaxResults(limit + 1)
            .getResultList()
            .stream()
            .map(Refusal::view)
            .toList();
    boolean more = found.size() > limit;
    List<RefusalView> items = more ? found.subList(0, limit) : found;
    return new RefusalPage(items, more ? items.get(limit - 1).id() : null);
  }
}
