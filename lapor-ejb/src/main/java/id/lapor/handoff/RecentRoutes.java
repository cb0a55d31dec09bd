package id.lapor.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * To whom a report may belong. Looks at a fixed number of the newest hand-offs, so that it costs
 * the same however many there ever were.
 */
@ApplicationScoped
public class RecentRoutes {

  private static final int MOST = 5;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * An institution that has to do with the report.
   *
   * @param reason why it may belong there, or null where it lies already
   * @param times how often that was so
   */
  record Route(RouteSuggestion.Reason reason, long institution, int times) {}

  /**
   * Whom the report names; who led reports of its category, in its regency or city where that is
   * known; to whom this officer handed something, the latest first; and who holds it now. One
   * statement.
   */
  List<Route> all(long report, String account) {
    ScopedSql sql =
        new ScopedSql("select x.kind, x.institution, x.times from (")
            .add("select 1 as kind, named_institution_id as institution, 1 as times, 0 as place")
            .add(" from report where id = :value and named_institution_id is not null", report)
            .add(" union all (select 2, h.institution_id, cast(count(*) as int),")
            .add(" cast(row_number() over (order by count(*) desc, h.institution_id) as int)")
            .add(" from (select institution_id, report_id, role from handoff")
            .add(" order by offered_at desc, id desc limit 2000) h")
            .add(
                " join report r on r.id = h.report_id join report mine on mine.id = :value", report)
            .add(" where h.role = 'LEAD' and r.id <> mine.id and r.category_id = mine.category_id")
            .add(" and (mine.region_code is null")
            .add(" or left(r.region_code, 5) = left(mine.region_code, 5))")
            .add(" group by h.institution_id order by 4 limit :value)", MOST)
            .add(" union all (select 3, h.institution_id, 1,")
            .add(" cast(row_number() over (order by max(h.id) desc) as int)")
            .add(" from (select id, uuid, institution_id, report_id from handoff")
            .add(" order by offered_at desc, id desc limit 500) h")
            .add(" join report_event e on e.report_id = h.report_id and e.handoff = h.uuid")
            .add(" where e.type = 'HANDED_OFF' and e.actor = :value", account)
            .add(" group by h.institution_id order by 4 limit :value)", MOST)
            .add(" union all (select 4, institution_id, 1, 0 from handoff")
            .add(" where status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')")
            .add(" and report_id = :value limit :value)) x", report, Handoffs.MAX_PER_REPORT)
            .add(" order by x.kind, x.place");
    return sql.rows(em).stream().map(RecentRoutes::route).toList();
  }

  private static Route route(Object[] row) {
    int kind = ((Number) row[0]).intValue();
    return new Route(
        kind > RouteSuggestion.Reason.values().length
            ? null
            : RouteSuggestion.Reason.values()[kind - 1],
        ((Number) row[1]).longValue(),
        ((Number) row[2]).intValue());
  }
}
