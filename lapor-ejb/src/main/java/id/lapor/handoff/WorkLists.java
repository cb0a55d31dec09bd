package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.Institution;
import id.lapor.institution.Institutions;
import id.lapor.report.Cursor;
import id.lapor.report.InputRules;
import id.lapor.report.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

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

  /** As the index of open hand-offs says it, so that the database sees that it may use it. */
  private static final String OPEN =
      " and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')";

  private static final String OWED =
      " and d.ended_at is null and d.due_at < :value"
          + " and d.timer in ('VERIFY', 'RESPOND', 'RESOLVE')";

  private static final List<Scope> NATIONAL = List.of(Scope.national(Role.NATIONAL_VERIFIER));

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject WorkLines lines;
  @Inject HandoffViews views;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject Institutions institutions;
  @Inject Clock clock;

  /** Reports that wait for verification: where somebody is in danger first, then the oldest. */
  public Slice<WorkLine> toVerify(String cursor, int limit) {
    Cursor.checkLimit(limit);
    UrgentFirst after = UrgentFirst.parse(cursor);
    List<Long> ids =
        toVerify("r.id")
            .add(
                " and (not r.urgent, r.received_at, r.id) > (:value, :value, :value)",
                !after.urgent(),
                Timestamp.from(after.seen().at()),
                after.seen().id())
            .add(" order by not r.urgent, r.received_at, r.id limit :value", limit + 1)
            .ids(em);
    return slice(ids, limit, lines::ofReports, (last, id) -> UrgentFirst.after(last, id).text());
  }

  /** Open hand-offs of the caller's units, the oldest first; the national roles see all. */
  public Slice<WorkLine> myUnit(String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.oldest());
    return slice(offered(OPEN, false, after, limit + 1).ids(em), limit, lines::ofHandoffs);
  }

  /** Limits that have passed and are still owed, the longest overdue first. */
  public Slice<WorkLine> overdue(String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.oldest());
    return slice(overdue(after, limit + 1).ids(em), limit, lines::ofDeadlines);
  }

  /** Reports without a lead, for the national roles; delegations that came back, for the others. */
  public Slice<WorkLine> returned(String cursor, int limit) {
    return caller.national()
        ? page(leaderless("r.id"), "r.received_at", "r.id", cursor, limit, lines::ofReports)
        : page(cameBack("h.id"), "h.offered_at", "h.id", cursor, limit, lines::ofHandoffs);
  }

  /** How much waits in each list. */
  public WorkCount counts() {
    return new WorkCount(
        count(toVerify("1")),
        offered(OPEN, false, Cursor.oldest(), WorkCount.MOST).ids(em).size(),
        overdue(Cursor.oldest(), WorkCount.MOST).ids(em).size(),
        count(caller.national() ? leaderless("1") : cameBack("1")));
  }

  /** Hand-offs in scope, the newest first. */
  public Slice<HandoffView> handoffs(HandoffSearch search, String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.newest());
    String status =
        search.status() == null ? "" : " and h.status = '" + search.status().name() + "'";
    ScopedSql sql =
        search.institution() == null || search.institution().isBlank()
            ? offered(status, true, after, limit + 1)
            : offeredBelow(known(search.institution()), status, after, limit + 1);
    List<Handoff> rows = lines.handoffs(sql.ids(em));
    return Slice.of(
        rows,
        limit,
        last -> new Cursor(last.milestones().offeredAt(), last.id()).text(),
        views::of);
  }

  private ScopedSql toVerify(String what) {
    ScopedSql sql = new ScopedSql("select " + what + " from report r");
    if (caller.national()) {
      return sql.add(" where r.status = 'SUBMITTED'");
    }
    return sql.add(" join institution i on i.id = r.named_institution_id")
        .add(" where r.status = 'SUBMITTED' and ")
        .within("i.path", caller.scopes(Role.INSTITUTION_ADMIN));
  }

  private Institution known(String code) {
    return institutions.find(code).orElseThrow(() -> InputRules.unknownCode("institution"));
  }

  /** Hand-offs in scope on one side of the cursor, in the order in which they were offered. */
  private ScopedSql offered(String status, boolean newestFirst, Cursor after, int limit) {
    if (!caller.national()) {
      return perInstitution(status, newestFirst, after, limit)
          .within("i.path", scope.handlingScopes())
          .add(ordered("x", newestFirst), limit);
    }
    return new ScopedSql("select h.id from handoff h where true" + status)
        .add(beyond(newestFirst), Timestamp.from(after.at()), after.id())
        .add(ordered("h", newestFirst), limit);
  }

  private ScopedSql offeredBelow(Institution top, String status, Cursor after, int limit) {
    return perInstitution(status, true, after, limit)
        .within("i.path", caller.national() ? NATIONAL : scope.handlingScopes())
        .add(" and i.path like :value", top.path() + "%")
        .add(ordered("x", true), limit);
  }

  /**
   * The first of each institution, by an index that has its hand-offs in order: what others got,
   * and what was long ago, costs nothing. The condition on the institutions comes next.
   */
  private ScopedSql perInstitution(String status, boolean newestFirst, Cursor after, int limit) {
    ScopedSql sql =
        new ScopedSql("select x.id from institution i cross join lateral")
            .add(
                " (select h.id, h.offered_at from handoff h where h.institution_id = i.id" + status)
            .add(beyond(newestFirst), Timestamp.from(after.at()), after.id());
    if (!caller.national() && !scope.handlingScopes().equals(scope.restrictedScopes())) {
      sql.add(" and (")
          .within("i.path", scope.restrictedScopes())
          .add(" or not (select r.supervisory from report r where r.id = h.report_id))");
    }
    return sql.add(ordered("h", newestFirst) + ") x where ", limit);
  }

  private static String beyond(boolean newestFirst) {
    return " and (h.offered_at, h.id) " + (newestFirst ? "<" : ">") + " (:value, :value)";
  }

  private static String ordered(String rows, boolean newestFirst) {
    String direction = newestFirst ? " desc" : "";
    return " order by "
        + rows
        + ".offered_at"
        + direction
        + ", "
        + rows
        + ".id"
        + direction
        + " limit :value";
  }

  /** What is owed on open hand-offs in scope, and the verification of what named the caller's. */
  private ScopedSql overdue(Cursor after, int limit) {
    ScopedSql sql;
    if (caller.national()) {
      sql =
          new ScopedSql("select x.id from deadline x where true")
              .add(OWED.replace("d.", "x."), now());
    } else {
      sql =
          new ScopedSql("select x.id from (select d.id, d.due_at from institution i")
              .add(" join handoff h on h.institution_id = i.id" + OPEN)
              .add(" join report r on r.id = h.report_id")
              .add(" join deadline d on d.report_id = h.report_id and d.handoff_id = h.id")
              .add(" where ")
              .within("i.path", scope.handlingScopes())
              .add(" and (not r.supervisory or ")
              .within("i.path", scope.restrictedScopes())
              .add(")" + OWED, now())
              .add(" union all select d.id, d.due_at from deadline d")
              .add(" join report r on r.id = d.report_id")
              .add(" join institution i on i.id = r.named_institution_id")
              .add(" where d.handoff_id is null and ")
              .within("i.path", caller.scopes(Role.INSTITUTION_ADMIN))
              .add(OWED + ") x where true", now());
    }
    return sql.add(
            " and (x.due_at, x.id) > (:value, :value)", Timestamp.from(after.at()), after.id())
        .add(" order by x.due_at, x.id limit :value", limit);
  }

  private ScopedSql leaderless(String what) {
    return new ScopedSql("select " + what + " from report r")
        .add(" where r.status in ('RETURNED', 'ROUTED', 'IN_PROGRESS')")
        .add(" and r.lead_institution_id is null");
  }

  private ScopedSql cameBack(String what) {
    return new ScopedSql("select " + what + " from handoff h")
        .add(" join handoff p on p.id = h.parent_id join institution i on i.id = p.institution_id")
        .add(" join report r on r.id = h.report_id")
        .add(" where h.status = 'RETURNED'")
        .add(" and p.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED') and ")
        .within("i.path", caller.scopes(Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private int count(ScopedSql one) {
    return one.add(" limit :value", WorkCount.MOST).ids(em).size();
  }

  private Slice<WorkLine> page(
      ScopedSql sql,
      String time,
      String id,
      String cursor,
      int limit,
      Function<List<Long>, List<WorkLine>> toLines) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.oldest());
    sql.add(
        " and (" + time + ", " + id + ") > (:value, :value)",
        Timestamp.from(after.at()),
        after.id());
    sql.add(" order by " + time + ", " + id + " limit :value", limit + 1);
    return slice(sql.ids(em), limit, toLines);
  }

  private static Slice<WorkLine> slice(
      List<Long> ids, int limit, Function<List<Long>, List<WorkLine>> toLines) {
    return slice(ids, limit, toLines, (last, id) -> new Cursor(last.since(), id).text());
  }

  private static Slice<WorkLine> slice(
      List<Long> ids,
      int limit,
      Function<List<Long>, List<WorkLine>> toLines,
      BiFunction<WorkLine, Long, String> cursor) {
    List<WorkLine> found = toLines.apply(ids);
    String next =
        ids.size() > limit ? cursor.apply(found.get(limit - 1), ids.get(limit - 1)) : null;
    return new Slice<>(found.subList(0, Math.min(limit, found.size())), next);
  }
}
