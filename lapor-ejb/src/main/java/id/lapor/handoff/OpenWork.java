package id.lapor.handoff;

import id.lapor.report.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How much open work hangs on what administrators are about to change. */
@ApplicationScoped
public class OpenWork {

  private static final String OPEN_HANDOFF =
      HandoffStatus.openOnes().stream()
          .map(Enum::name)
          .collect(Collectors.joining("','", "('", "')"));

  private static final String OPEN_REPORT =
      Arrays.stream(ReportStatus.values())
          .filter(ReportStatus::open)
          .map(Enum::name)
          .collect(Collectors.joining("','", "('", "')"));

  /** Hand-offs that account ?1 has and may work on by a role in force at ?2, as in a list. */
  private static final String HELD =
      "select count(*) from handoff_assignment g join handoff h on h.id = g.handoff_id"
          + " join report r on r.id = h.report_id join institution i on i.id = h.institution_id"
          + " where g.account_id = ?1 and h.status in "
          + OPEN_HANDOFF
          + " and exists ("
          + role("")
          + ")";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** Open hand-offs of this very institution; those of its units are theirs. */
  public long atInstitution(long institutionId) {
    return count(
        em.createNativeQuery(
                "select count(*) from handoff h where h.institution_id = ?1 and h.status in "
                    + OPEN_HANDOFF)
            .setParameter(1, institutionId));
  }

  /** Open hand-offs that this account works on: whoever loses it has them no more. */
  public long heldBy(long accountId) {
    return count(
        em.createNativeQuery(HELD)
            .setParameter(1, accountId)
            .setParameter(2, Timestamp.from(clock.instant())));
  }

  /** Those of them that it could not work on without one of its roles. */
  public long heldThrough(long accountId, long roleId) {
    return count(
        em.createNativeQuery(HELD + " and not exists (" + role(" and ra.id <> ?3") + ")")
            .setParameter(1, accountId)
            .setParameter(2, Timestamp.from(clock.instant()))
            .setParameter(3, roleId));
  }

  /** Open reports that carry a category, by its key; what lies below it not among them. */
  public long underCategory(long categoryId) {
    return count(
        em.createNativeQuery(
                "select count(*) from report where category_id = ?1 and category_id is not null"
                    + " and status in "
                    + OPEN_REPORT)
            .setParameter(1, categoryId));
  }

  private static String role(String which) {
    return "select 1 from role_assignment ra join institution s on s.id = ra.institution_id"
        + " where ra.account_id = g.account_id and starts_with(i.path, s.path)"
        + " and ra.valid_from <= ?2 and (ra.valid_to is null or ra.valid_to > ?2)"
        + " and (ra.role in "
        + listed(CaseScope.RESTRICTED)
        + " or not r.supervisory and ra.role in "
        + listed(CaseScope.HANDLING)
        + ")"
        + which;
  }

  private static String listed(String[] roles) {
    return Arrays.stream(roles).collect(Collectors.joining("', '", "('", "')"));
  }

  private static long count(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }
}
