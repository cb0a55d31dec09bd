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
    List<RefusalView> found =
        page("Refusal.before", Refusal.class, before, limit).stream().map(Refusal::view).toList();
    List<RefusalView> items = found.subList(0, Math.min(limit, found.size()));
    return new RefusalPage(items, found.size() > limit ? items.get(limit - 1).id() : null);
  }

  /**
   * One page of the journal of administration, newest first.
   *
   * @param before the {@link AdministrationPage#next} of the page before, or null for the newest
   * @param limit 1 to 100
   * @throws RuleViolation {@code out-of-range} for another limit
   */
  @RolesAllowed(Role.AUDITOR)
  public AdministrationPage administration(Long before, int limit) {
    List<AdministrationView> found =
        page("AdministrationEntry.before", AdministrationEntry.class, before, limit).stream()
            .map(AdministrationEntry::view)
            .toList();
    List<AdministrationView> items = found.subList(0, Math.min(limit, found.size()));
    return new AdministrationPage(items, found.size() > limit ? items.get(limit - 1).id() : null);
  }

  /** One more than asked for, when there is one: that tells whether a page follows. */
  private <T> List<T> page(String query, Class<T> kind, Long before, int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new RuleViolation("out-of-range", "limit", "A page has 1 to 100 entries");
    }
    return em.createNamedQuery(query, kind)
        .setParameter("before", before == null ? Long.MAX_VALUE : before)
        .setMaxResults(limit + 1)
        .getResultList();
  }
}
