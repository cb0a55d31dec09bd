package id.lapor.handoff;

import id.lapor.institution.InstitutionType;
import id.lapor.institution.InstitutionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
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
   * @param path of the institution in the tree
   * @param valid whether it exists on the day
   */
  record Route(
      RouteSuggestion.Reason reason,
      long institution,
      int times,
      InstitutionView view,
      String path,
      boolean valid) {}

  /**
   * Whom the report names; who led reports of its category, in its regency or city where that is
   * known; to whom this officer handed something, the latest first; and who holds it now. One
   * statement.
   *
   * @param day on which the institutions are to exist
   */
  List<Route> all(long report, String account, LocalDate day) {
    Date on = Date.valueOf(day);
    ScopedSql sql =
        new ScopedSql("select x.kind, x.institution, x.times, i.code, i.name, i.name_en,")
            .add(" i.abbreviation, i.type, p.code, p.name, i.zone, i.path,")
            .add(" i.valid_from <= :value and (i.valid_to is null or i.valid_to >= :value)", on, on)
            .add(" from (")
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
            .add(" join institution i on i.id = x.institution")
            .add(" left join institution p on p.id = i.parent_id")
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
        ((Number) row[2]).intValue(),
        new InstitutionView(
            (String) row[3],
            (String) row[4],
            (String) row[5],
            (String) row[6],
            InstitutionType.valueOf((String) row[7]),
            (String) row[8],
            (String) row[9],
            (String) row[10]),
        (String) row[11],
        (Boolean) row[12]);
  }
}
