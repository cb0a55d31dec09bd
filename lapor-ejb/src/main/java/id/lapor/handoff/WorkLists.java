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

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject WorkLines lines;
  @Inject HandoffViews views;
  @Inject CaseScope scope;
  @Inject Caller caller;
  @Inject Institutions institutions;
  @Inject Clock clock;

  /** Reports that wait for verification, the oldest first. */
  public Slice<WorkLine> toVerify(String cursor, int limit) {
    return page(toVerify("r.id"), "r.received_at", "r.id", cursor, limit, lines::ofReports);
  }

  /** Open hand-offs of the caller's units, the oldest first; the national roles see all. */
  public Slice<WorkLine> myUnit(String cursor, int limit) {
    return page(open("h.id"), "h.offered_at", "h.id", cursor, limit, lines::ofHandoffs);
  }

  /** Limits that have passed and are still owed, the longest overdue first. */
  public Slice<WorkLine> overdue(String cursor, int limit) {
    return page(overdue("d.id"), "d.due_at", "d.id", cursor, limit, lines::ofDeadlines);
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
        count(open("1")),
        count(overdue("1")),
        count(caller.national() ? leaderless("1") : cameBack("1")));
  }

  /** Hand-offs in scope, the newest first. */
  public Slice<HandoffView> handoffs(HandoffSearch search, String cursor, int limit) {
    Cursor.checkLimit(limit);
    Cursor after = Cursor.parse(cursor, Cursor.newest());
    ScopedSql sql =
        inScope("h.id")
            .add(
                " and (h.offered_at, h.id) < (:value, :value)",
                Timestamp.from(after.at()),
                after.id());
    if (search.status() != null) {
      sql.add(" and h.status = :value", search.status().name());
    }
    if (search.institution() != null && !search.institution().isBlank()) {
      Institution institution =
          institutions
              .find(search.institution())
              .orElseThrow(() -> InputRules.unknownCode("institution"));
      sql.add(" and i.path like :value", institution.path() + "%");
    }
    sql.add(" order by h.offered_at desc, h.id desc limit :value", limit + 1);
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

  private ScopedSql inScope(String what) {
    ScopedSql sql =
        new ScopedSql("select " + what + " from handoff h")
            .add(" join institution i on i.id = h.institution_id")
            .add(" join report r on r.id = h.report_id where ");
    if (caller.national()) {
      return sql.add("true");
    }
    return sql.within("i.path", scope.handlingScopes())
        .add(" and (not r.supervisory or ")
        .within("i.path", scope.restrictedScopes())
        .add(")");
  }

  private ScopedSql open(String what) {
    return inScope(what).add(" and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')");
  }

  private ScopedSql overdue(String what) {
    ScopedSql sql =
        new ScopedSql("select " + what + " from deadline d join report r on r.id = d.report_id")
            .add(" left join handoff h on h.id = d.handoff_id")
            .add(" left join institution i")
            .add(" on i.id = coalesce(h.institution_id, r.named_institution_id)")
            .add(" where d.ended_at is null and d.due_at < :value", now())
            .add(" and d.timer in ('VERIFY', 'RESPOND', 'RESOLVE')");
    if (caller.national()) {
      return sql;
    }
    List<Scope> named = caller.scopes(Role.INSTITUTION_ADMIN);
    return sql.add(" and ((h.id is not null and ")
        .within("i.path", scope.handlingScopes())
        .add(" and (not r.supervisory or ")
        .within("i.path", scope.restrictedScopes())
        .add(")) or (h.id is null and ")
        .within("i.path", named)
        .add("))");
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
    List<Long> ids = sql.ids(em);
    List<WorkLine> found = toLines.apply(ids);
    String next =
        ids.size() > limit
            ? new Cursor(found.get(limit - 1).since(), ids.get(limit - 1)).text()
            : null;
    return new Slice<>(found.subList(0, Math.min(limit, found.size())), next);
  }
}
