package id.lapor.handoff;

import id.lapor.deadline.Deadlines;
import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Cursor;
import id.lapor.report.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists that officers work from, each within the officer's scope, read by keyset. */
@Stateless
@RolesAllowed({
  Role.NATIONAL_VERIFIER,
  Role.NATIONAL_ADMIN,
  Role.AUDITOR,
  Role.INSTITUTION_ADMIN,
  Role.LIAISON_OFFICER,
  Role.APPROVER,
  Role.UNIT_STAFF,
  Role.CHANNEL_OPERATOR
})
public class WorkLists {

  /** Lines of one batch: as many as the clocks of reports are read for at once. */
  public static final int BATCH = Deadlines.MAX_REPORTS;

  /** Whether what was promised last went, or waits to go, by an institution's own queue. */
  private static final String BY_QUEUE =
      "exists (select 1 from sent_message s where s.message_id = h.last_message_id) or exists"
          + " (select 1 from outbox_message m join channel q on q.id = m.channel_id"
          + " where m.message_id = h.last_message_id and q.institution_id is not null)";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject WorkLines lines;
  @Inject WorkCounts remembered;
  @Inject FoundHandoffs found;
  @Inject HandoffViews views;
  @Inject SeenReports seen;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject OfferWaits waits;
  @Inject Clock clock;

  /** One page of a list. */
  public Slice<WorkLine> page(WorkQuery query, String cursor, int limit) {
    Cursor.checkLimit(limit);
    query.filter().check();
    return slice(query, Cursor.parse(cursor, query.start()), limit);
  }

  /**
   * The same while a report is looked at beside it, whose clocks are read with those of the lines,
   * on the page or not. Whether it may be seen is asked by whoever shows it.
   *
   * @param looked number of the report
   */
  public Slice<WorkLine> page(WorkQuery query, String cursor, int limit, String looked) {
    seen.look(looked);
    return page(query, cursor, limit);
  }

  /**
   * The next of the batches in which a whole list is read; larger than a page.
   *
   * @param cursor where it goes on, or null for the beginning
   */
  public Slice<WorkLine> batch(WorkQuery query, String cursor) {
    query.filter().check();
    return slice(query, Cursor.parse(cursor, query.start()), BATCH);
  }

  private Slice<WorkLine> slice(WorkQuery query, Cursor after, int limit) {
    List<WorkRow> rows = rows(query, Stretch.after(after, query.ascending(), limit + 1));
    return Slice.of(rows, limit, last -> last.key().text(), lines::of);
  }

  /** After how many working hours an offer stands among those that nobody takes up. */
  public int hoursToTakeUp() {
    return waits.hours();
  }

  /** How much waits in each of the caller's lists, as it was at most ten seconds ago. */
  public WorkCount counts() {
    return remembered.of(caller.account(), this::count);
  }

  /**
   * What lies before and behind a place in a list, whether or not its line is still there: after a
   * decision the list goes on where one was.
   *
   * @param at key of the line
   */
  public WorkStep step(WorkQuery query, String at) {
    query.filter().check();
    Cursor here = Cursor.parse(at, query.start());
    boolean forward = query.ascending();
    WorkSql lists = lists();
    ScopedSql sql = new ScopedSql("select n.what, n.n, n.id, n.at, r.tracking_id from (");
    sql.add("select 'NEXT' as what, count(*) as n, min(c.id) as id,")
        .add(" min(c.at) as at, min(c.report_id) as report from (");
    lists.write(sql, query, Stretch.after(here, forward, 1));
    sql.add(") c union all select 'PREVIOUS', count(*), min(c.id), min(c.at), min(c.report_id)");
    sql.add(" from (");
    lists.write(sql, query, Stretch.after(here, !forward, 1));
    sql.add(") c union all select 'HERE', count(*), min(c.id), min(c.at), null from (");
    lists.write(sql, query, Stretch.upTo(here, !forward, 1));
    sql.add(") c union all select 'POSITION', count(*), null, null, null from (");
    lists.write(sql, query, Stretch.upTo(here, !forward, WorkCount.MOST));
    sql.add(") c union all select 'TOTAL', count(*), null, null, null from (");
    lists.write(sql, query, Stretch.any(WorkCount.MOST));
    sql.add(") c) n left join report r on r.id = n.report");
    return step(here, sql.rows(em));
  }

  /** Hand-offs in scope, the newest first. */
  public Slice<HandoffView> handoffs(HandoffSearch search, String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.newest());
    List<Handoff> rows = lines.handoffs(found.ids(search, after, limit + 1));
    return Slice.of(
        rows,
        limit,
        last -> new Cursor(last.milestones().offeredAt(), last.id()).text(),
        views::of);
  }

  private List<WorkRow> rows(WorkQuery query, Stretch stretch) {
    ScopedSql sql = new ScopedSql("select x.at, x.id, x.report_id, x.handoff_id, x.limit_id,");
    sql.add(" held.user_name, held.title, c.name, c.name_en, ")
        .add(query.list() == WorkList.NOT_TAKEN_UP ? BY_QUEUE : "cast(null as boolean)")
        .add(" from (");
    lists().write(sql, query, stretch);
    sql.add(") x left join handoff h on h.id = x.handoff_id")
        .add(" left join institution i on i.id = h.institution_id")
        .add(" left join report r on r.id = x.report_id")
        .add(" left join category c on c.id = r.category_id left join lateral")
        .add(" (select p.user_name, p.title" + Assignments.HELD + ") held on true", now(), now());
    stretch.order(sql, "x.at", "x.id");
    return sql.rows(em).stream().map(WorkRow::of).toList();
  }

  /** All lists in one statement. */
  private WorkCount count() {
    Map<WorkList, Integer> counts = new EnumMap<>(WorkList.class);
    WorkSql lists = lists();
    ScopedSql sql = new ScopedSql("");
    for (WorkList list : WorkList.of(caller::is)) {
      sql.add(counts.isEmpty() ? "" : " union all ")
          .add("select '" + list.name() + "', count(*) from (");
      lists.write(sql, WorkQuery.of(list), Stretch.any(WorkCount.MOST));
      sql.add(") c");
      counts.put(list, 0);
    }
    if (!counts.isEmpty()) {
      for (Object[] row : sql.rows(em)) {
        counts.put(WorkList.valueOf((String) row[0]), ((Number) row[1]).intValue());
      }
    }
    return new WorkCount(counts);
  }

  private static WorkStep step(Cursor here, List<Object[]> rows) {
    Map<String, Object[]> found = new HashMap<>();
    rows.forEach(row -> found.put((String) row[0], row));
    Object[] nearest = found.get("HERE");
    boolean there = nearest[2] != null && WorkRow.key(nearest[3], nearest[2]).equals(here);
    return new WorkStep(
        there,
        ((Number) found.get("POSITION")[1]).intValue(),
        ((Number) found.get("TOTAL")[1]).intValue(),
        false,
        neighbour(found.get("PREVIOUS")),
        neighbour(found.get("NEXT")));
  }

  private static WorkStep.Neighbour neighbour(Object[] row) {
    return row[2] == null
        ? null
        : new WorkStep.Neighbour(WorkRow.key(row[3], row[2]).text(), (String) row[4]);
  }

  private WorkSql lists() {
    return new WorkSql(caller, scope, waits.moment());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
