package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To whom reports went lately. Looks at a fixed number of the newest hand-offs, so that it costs
 * the same however many there ever were.
 */
@ApplicationScoped
public class RecentRoutes {

  private static final int MOST = 5;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** Who led reports of this one's category, in its regency or city where that is known. */
  Map<Long, Integer> ofSimilar(long report) {
    List<?> rows =
        em.createNativeQuery(
                "select h.institution_id, count(*) from (select institution_id, report_id, role"
                    + " from handoff order by offered_at desc, id desc limit 2000) h"
                    + " join report r on r.id = h.report_id"
                    + " join report mine on mine.id = ?1"
                    + " where h.role = 'LEAD' and r.id <> mine.id"
                    + " and r.category_id = mine.category_id"
                    + " and (mine.region_code is null"
                    + " or left(r.region_code, 5) = left(mine.region_code, 5))"
                    + " group by h.institution_id order by count(*) desc, h.institution_id")
            .setParameter(1, report)
            .setMaxResults(MOST)
            .getResultList();
    Map<Long, Integer> found = new LinkedHashMap<>();
    rows.stream()
        .map(Object[].class::cast)
        .forEach(row -> found.put(((Number) row[0]).longValue(), ((Number) row[1]).intValue()));
    return found;
  }

  /** To whom this officer handed something, the latest first. */
  List<Long> of(String account) {
    List<?> rows =
        em.createNativeQuery(
                "select h.institution_id from (select id, uuid, institution_id, report_id"
                    + " from handoff order by offered_at desc, id desc limit 500) h"
                    + " join report_event e on e.report_id = h.report_id and e.handoff = h.uuid"
                    + " where e.type = 'HANDED_OFF' and e.actor = ?1"
                    + " group by h.institution_id order by max(h.id) desc")
            .setParameter(1, account)
            .setMaxResults(MOST)
            .getResultList();
    return rows.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** Codes of the institutions that hold this report now. */
  List<String> holders(long report) {
    List<?> rows =
        em.createNativeQuery(
                "select i.code from handoff h join institution i on i.id = h.institution_id"
                    + " where h.report_id = ?1"
                    + " and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')")
            .setParameter(1, report)
            .setMaxResults(Handoffs.MAX_PER_REPORT)
            .getResultList();
    return rows.stream().map(String.class::cast).toList();
  }
}
