package id.lapor.audit;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
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
   * @param filter which of them; {@link JournalFilter#ALL} for all
   * @param before the {@link RefusalPage#next} of the page before, or null for the newest
   * @param limit 1 to 100
   * @throws RuleViolation {@code out-of-range} for another limit
   */
  @RolesAllowed(Role.AUDITOR)
  public RefusalPage refusals(JournalFilter filter, Long before, int limit) {
    List<RefusalView> found =
        page(Refusal.class, "rule", filter, before, limit).stream().map(Refusal::view).toList();
    List<RefusalView> items = found.subList(0, Math.min(limit, found.size()));
    return new RefusalPage(items, found.size() > limit ? items.get(limit - 1).id() : null);
  }

  /**
   * One page of the journal of administration, newest first.
   *
   * @param filter which of them; {@link JournalFilter#ALL} for all
   * @param before the {@link AdministrationPage#next} of the page before, or null for the newest
   * @param limit 1 to 100
   * @throws RuleViolation {@code out-of-range} for another limit
   */
  @RolesAllowed(Role.AUDITOR)
  public AdministrationPage administration(JournalFilter filter, Long before, int limit) {
    List<AdministrationView> found =
        page(AdministrationEntry.class, "act", filter, before, limit).stream()
            .map(AdministrationEntry::view)
            .toList();
    List<AdministrationView> items = found.subList(0, Math.min(limit, found.size()));
    return new AdministrationPage(items, found.size() > limit ? items.get(limit - 1).id() : null);
  }

  /** One more than asked for, when there is one: that tells whether a page follows. */
  private <T> List<T> page(
      Class<T> kind, String what, JournalFilter filter, Long before, int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new RuleViolation("out-of-range", "limit", "A page has 1 to 100 entries");
    }
    CriteriaBuilder made = em.getCriteriaBuilder();
    CriteriaQuery<T> query = made.createQuery(kind);
    Root<T> entry = query.from(kind);
    List<Predicate> wanted = new ArrayList<>();
    wanted.add(made.lt(entry.<Long>get("id"), before == null ? Long.MAX_VALUE : before));
    if (filter.account() != null) {
      wanted.add(made.equal(entry.get("account"), filter.account()));
    }
    if (filter.what() != null) {
      wanted.add(made.equal(entry.get(what), filter.what(kind)));
    }
    if (filter.day() != null) {
      wanted.add(made.greaterThanOrEqualTo(entry.<Instant>get("at"), filter.begin()));
      wanted.add(made.lessThan(entry.<Instant>get("at"), filter.end()));
    }
    query.where(wanted.toArray(new Predicate[0])).orderBy(made.desc(entry.get("id")));
    return em.createQuery(query).setMaxResults(limit + 1).getResultList();
  }
}
