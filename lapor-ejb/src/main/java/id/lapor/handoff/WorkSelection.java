package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.report.Course;
import id.lapor.report.Cursor;
import id.lapor.report.InputRules;
import id.lapor.report.ReportStatus;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Takes lines out of work lists as they stand now, within the caller's scope. */
@ApplicationScoped
public class WorkSelection {

  /** The most lines that are marked one by one. */
  public static final int MOST_MARKED = 100;

  private static final String SERVES =
      " exists (select 1 from account q join role_assignment ra on ra.account_id = q.id"
          + " join institution s on s.id = ra.institution_id where q.user_name = :value"
          + " and q.active and starts_with(i.path, s.path) and ra.valid_from <= :value"
          + " and (ra.valid_to is null or ra.valid_to > :value) and (ra.role in "
          + Assignments.listed(CaseScope.RESTRICTED)
          + " or not r.supervisory and ra.role in "
          + Assignments.listed(CaseScope.HANDLING)
          + "))";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Handoffs handoffs;
  @Inject Assignments assignments;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject OfferWaits waits;
  @Inject Clock clock;

  /**
   * Lines of a list in its order, by one statement.
   *
   * @param marked keys of the lines that are wanted, or empty for all that the filter lets through
   * @param colleague user name that the lines tell of whether they may work on them, or null
   * @param target code of the institution that they tell of, or null
   * @param limit how many at most
   */
  public List<ChosenLine> lines(
      WorkQuery query, List<String> marked, String colleague, String target, int limit) {
    query.filter().check();
    new InputRules().between("mark", marked.size(), 0, MOST_MARKED).refuseIfBroken();
    Stretch stretch =
        marked.isEmpty()
            ? Stretch.after(query.start(), query.ascending(), limit)
            : Stretch.of(
                marked.stream().map(key -> Cursor.parse(key, query.start())).toList(),
                query.ascending());
    Timestamp now = Timestamp.from(clock.instant());
    ScopedSql sql =
        new ScopedSql("select r.id, r.tracking_id, r.version, r.status, r.supervisory,")
            .add(" r.lead_institution_id is not null, r.return_count, n.path as named, h.uuid,")
            .add(" h.version as handoff_version, h.status as handoff_status, i.path,")
            .add(" held.user_name, exists (select 1 from handoff o join institution t")
            .add(" on t.id = o.institution_id where o.report_id = r.id and t.code = :value", target)
            .add(" and o.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')) as holds,")
            .add(" coalesce((select t.id <> i.id and starts_with(t.path, i.path)")
            .add(" from institution t where t.code = :value), false) as below,", target)
            .add(SERVES + " as serves,", colleague, now, now)
            .add(" coalesce(h.reminded_at, h.offered_at) as told, i.zone,")
            .add(" h.parent_id is not null as delegated, h.binding")
            .add(" from (");
    new WorkSql(caller, scope, waits.moment()).write(sql, query, stretch);
    sql.add(") x join report r on r.id = x.report_id left join handoff h on h.id = x.handoff_id")
        .add(" left join institution i on i.id = h.institution_id")
        .add(" left join institution n on n.id = r.named_institution_id left join lateral")
        .add(" (select p.user_name" + Assignments.HELD + ") held on true", now, now);
    stretch.order(sql, "x.at", "x.id");
    return sql.rows(em).stream().map(this::line).toList();
  }

  /** User name of whoever works on this hand-off, or null; its report should be locked. */
  public String holder(String handoff) {
    return handoffs.find(handoff).flatMap(assignments::holder).map(Holder::user).orElse(null);
  }

  private ChosenLine line(Object[] row) {
    return new ChosenLine(
        ((Number) row[0]).longValue(),
        (String) row[1],
        ((Number) row[2]).longValue(),
        ReportStatus.valueOf((String) row[3]),
        (Boolean) row[4],
        (Boolean) row[5],
        ((Number) row[6]).intValue() >= Course.RETURNS_BEFORE_DECISION,
        (String) row[7],
        (String) row[8],
        row[9] == null ? null : ((Number) row[9]).longValue(),
        row[10] == null ? null : HandoffStatus.valueOf((String) row[10]),
        (String) row[11],
        (String) row[12],
        (Boolean) row[13],
        (Boolean) row[14],
        (Boolean) row[15],
        offer(row));
  }

  private ChosenLine.Offer offer(Object[] row) {
    if (row[10] == null || !HandoffStatus.valueOf((String) row[10]).waiting()) {
      return null;
    }
    return new ChosenLine.Offer(
        waits.toldToday(SqlTime.instant(row[16]), ZoneId.of((String) row[17])),
        (Boolean) row[18],
        (Boolean) row[19]);
  }
}
