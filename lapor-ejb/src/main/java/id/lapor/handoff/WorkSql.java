package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import java.sql.Timestamp;
import java.util.List;

/**
 * Writes the rows of work lists within the caller's scope: time and id by which the list is
 * ordered, report, hand-off, limit. Each stretch is read along an index that holds what is open.
 */
final class WorkSql {

  /** As the indexes of open hand-offs say it, so that the database sees that it may use them. */
  private static final String OPEN = "h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED')";

  private static final String HANDOFF =
      "h.offered_at as at, h.id, h.report_id, h.id as handoff_id, cast(null as bigint) as limit_id";
  private static final String RECEIVED = "r.received_at";

  /** Where somebody is in danger comes first, as the index of what waits has it. */
  private static final String VERIFIED_FIRST = "verification_order(r.urgent, r.received_at)";

  private static final String REPORT =
      " as at, r.id, r.id as report_id, cast(null as bigint) as handoff_id,"
          + " cast(null as bigint) as limit_id";
  private static final String LIMIT =
      "d.due_at as at, d.id, d.report_id, d.handoff_id, d.id as limit_id";

  private final Caller caller;
  private final List<Scope> handling;
  private final List<Scope> restricted;
  private final WorkMoment moment;

  WorkSql(Caller caller, CaseScope scope, WorkMoment moment) {
    this.caller = caller;
    this.handling = scope.handlingScopes();
    this.restricted = scope.restrictedScopes();
    this.moment = moment;
  }

  /** Adds a select of a stretch of the list. */
  void write(ScopedSql sql, WorkQuery query, Stretch stretch) {
    WorkNarrowing narrow = new WorkNarrowing(query.filter());
    boolean national = caller.national();
    switch (query.list()) {
      case TO_VERIFY -> toVerify(sql, narrow, stretch);
      case MINE -> mine(sql, narrow, stretch);
      case DUE_SOON, OVERDUE -> limits(sql, query.list(), narrow, stretch);
      case RETURNED -> {
        if (national) {
          reports(
              sql,
              RECEIVED,
              "r.status in ('RETURNED', 'ROUTED', 'IN_PROGRESS') and r.lead_institution_id is null",
              narrow,
              stretch);
        } else {
          cameBack(sql, narrow, stretch);
        }
      }
      case WAITING -> waiting(sql, narrow, stretch);
      case REOPENED -> {
        if (national) {
          reports(
              sql, RECEIVED, "r.status = 'IN_PROGRESS' and r.reopen_count > 0", narrow, stretch);
        } else {
          handoffs(sql, query, narrow, stretch);
        }
      }
      case UNASSIGNED, NOT_TAKEN_UP, MY_UNIT -> handoffs(sql, query, narrow, stretch);
    }
  }

  private void toVerify(ScopedSql sql, WorkNarrowing narrow, Stretch stretch) {
    if (caller.national()) {
      reports(sql, VERIFIED_FIRST, "r.status = 'SUBMITTED'", narrow, stretch);
    } else {
      named(sql, VERIFIED_FIRST, REPORT, "r.status = 'SUBMITTED'", narrow, stretch);
    }
  }

  private void reports(
      ScopedSql sql, String at, String which, WorkNarrowing narrow, Stretch stretch) {
    sql.add("select " + at + REPORT + " from report r left join institution i")
        .add(" on i.id = coalesce(r.lead_institution_id, r.named_institution_id)")
        .add(" where " + which);
    narrowed(sql, narrow);
    stretch.bound(sql, at, "r.id");
    stretch.order(sql, at, "r.id");
  }

  /** Reports that named an institution whose administrator the caller is; none is supervisory. */
  private void named(
      ScopedSql sql,
      String at,
      String columns,
      String which,
      WorkNarrowing narrow,
      Stretch stretch) {
    sql.add("select x.* from institution i cross join lateral (select " + at + columns)
        .add(" from report r where r.named_institution_id = i.id and " + which)
        .add(" and not r.supervisory");
    narrow.ofReport(sql);
    narrow.ofDue(sql);
    String id = columns.contains("-r.id") ? "-r.id" : "r.id";
    stretch.bound(sql, at, id);
    stretch.order(sql, at, id);
    sql.add(") x where ").within("i.path", caller.scopes(Role.INSTITUTION_ADMIN));
    narrow.ofInstitution(sql);
    stretch.order(sql, "x.at", "x.id");
  }

  private void mine(ScopedSql sql, WorkNarrowing narrow, Stretch stretch) {
    sql.add("select " + HANDOFF + " from handoff_assignment a")
        .add(" join handoff h on h.id = a.handoff_id and " + OPEN)
        .add(" join institution i on i.id = h.institution_id")
        .add(" join report r on r.id = h.report_id")
        .add(
            " where a.account_id = (select id from account where user_name = :value) and ",
            caller.account())
        .within("i.path", handling);
    seen(sql);
    narrowed(sql, narrow);
    stretch.bound(sql, "h.offered_at", "h.id");
    stretch.order(sql, "h.offered_at", "h.id");
  }

  /** All hand-offs along one index, or those of each institution along one that begins with it. */
  private void handoffs(ScopedSql sql, WorkQuery query, WorkNarrowing narrow, Stretch stretch) {
    boolean all = caller.national() && query.filter().institution() == null;
    if (all) {
      sql.add("select " + HANDOFF + " from handoff h")
          .add(" join institution i on i.id = h.institution_id");
    } else {
      sql.add("select x.* from institution i cross join lateral (select " + HANDOFF)
          .add(" from handoff h");
    }
    sql.add(" join report r on r.id = h.report_id where ");
    which(sql, query.list());
    narrow.ofReport(sql);
    narrow.ofDue(sql);
    stretch.bound(sql, "h.offered_at", "h.id");
    if (!all) {
      sql.add(" and h.institution_id = i.id");
      seen(sql);
    }
    stretch.order(sql, "h.offered_at", "h.id");
    if (!all) {
      sql.add(") x where ").within("i.path", caller.national() ? caller.scopes() : handling);
      narrow.ofInstitution(sql);
      stretch.order(sql, "x.at", "x.id");
    }
  }

  private void which(ScopedSql sql, WorkList list) {
    switch (list) {
      case NOT_TAKEN_UP -> {
        sql.add("h.status in ('OFFERED', 'DELIVERED') and h.offered_at <= ");
        moment.untaken().write(sql, "i.zone");
        sql.add(" and h.offered_at <= :value", Timestamp.from(moment.untaken().latest()));
      }
      case UNASSIGNED ->
          sql.add(
              OPEN + " and not exists (select 1" + Assignments.HELD + ")",
              moment.sql(),
              moment.sql());
      case WAITING -> sql.add(OPEN + " and r.status = 'IN_PROGRESS' and r.turn = 'REPORTER'");
      case REOPENED -> sql.add(OPEN + " and r.status = 'IN_PROGRESS' and r.reopen_count > 0");
      default -> sql.add(OPEN);
    }
  }

  /** Hand-offs and reports in one list: the keys of reports are negative, so that none is twice. */
  private void waiting(ScopedSql sql, WorkNarrowing narrow, Stretch stretch) {
    if (caller.national()) {
      reports(
          sql,
          RECEIVED,
          "(r.status = 'PENDING_INFO' or (r.status = 'IN_PROGRESS' and r.turn = 'REPORTER'))",
          narrow,
          stretch);
      return;
    }
    sql.add("select x.* from ((");
    handoffs(sql, WorkQuery.of(WorkList.WAITING), narrow, stretch);
    sql.add(") union all (");
    named(
        sql,
        RECEIVED,
        REPORT.replace("r.id, r.id", "-r.id as id, r.id"),
        "r.status = 'PENDING_INFO'",
        narrow,
        stretch);
    sql.add(")) x");
    stretch.order(sql, "x.at", "x.id");
  }

  private void cameBack(ScopedSql sql, WorkNarrowing narrow, Stretch stretch) {
    sql.add("select " + HANDOFF + " from institution i")
        .add(" join handoff p on p.institution_id = i.id and " + OPEN.replace("h.", "p."))
        .add(" join handoff h on h.parent_id = p.id and h.status = 'RETURNED'")
        .add(" join report r on r.id = h.report_id where ")
        .within("i.path", caller.scopes(Role.INSTITUTION_ADMIN, Role.LIAISON_OFFICER));
    narrowed(sql, narrow);
    stretch.bound(sql, "h.offered_at", "h.id");
    stretch.order(sql, "h.offered_at", "h.id");
  }

  /** Limits on open hand-offs in scope, and on the verification of what named the caller's. */
  private void limits(ScopedSql sql, WorkList list, WorkNarrowing narrow, Stretch stretch) {
    if (caller.national()) {
      sql.add("select " + LIMIT + " from deadline d join report r on r.id = d.report_id")
          .add(" left join handoff h on h.id = d.handoff_id left join institution i on i.id =")
          .add(" coalesce(h.institution_id, r.lead_institution_id, r.named_institution_id)")
          .add(" where true");
      limit(sql, list, narrow, stretch);
      stretch.order(sql, "d.due_at", "d.id");
      return;
    }
    sql.add("select x.* from (select " + LIMIT + " from institution i")
        .add(" join handoff h on h.institution_id = i.id and " + OPEN)
        .add(" join report r on r.id = h.report_id")
        .add(" join deadline d on d.handoff_id = h.id where ")
        .within("i.path", handling);
    seen(sql);
    limit(sql, list, narrow, stretch);
    sql.add(" union all select " + LIMIT + " from institution i")
        .add(" join report r on r.named_institution_id = i.id")
        .add(" join deadline d on d.report_id = r.id and d.handoff_id is null")
        .add(" where not r.supervisory and ")
        .within("i.path", caller.scopes(Role.INSTITUTION_ADMIN));
    limit(sql, list, narrow, stretch);
    sql.add(") x");
    stretch.order(sql, "x.at", "x.id");
  }

  private void limit(ScopedSql sql, WorkList list, WorkNarrowing narrow, Stretch stretch) {
    sql.add(" and d.ended_at is null and d.timer in ('VERIFY', 'RESPOND', 'RESOLVE')");
    if (list == WorkList.OVERDUE) {
      sql.add(" and d.due_at < :value", moment.sql());
    } else {
      sql.add(
          " and d.due_at >= :value and d.due_at <= :value and d.due_at <= ",
          moment.sql(),
          Timestamp.from(moment.soon().latest()));
      moment.soon().write(sql, "d.zone");
    }
    narrow.ofLimit(sql);
    narrow.ofReport(sql);
    narrow.ofInstitution(sql);
    stretch.bound(sql, "d.due_at", "d.id");
  }

  private static void narrowed(ScopedSql sql, WorkNarrowing narrow) {
    narrow.ofReport(sql);
    narrow.ofInstitution(sql);
    narrow.ofDue(sql);
  }

  /** Leaves out what is supervisory where the caller's role does not see it. */
  private void seen(ScopedSql sql) {
    if (!caller.national() && !handling.equals(restricted)) {
      sql.add(" and (not r.supervisory or ").within("i.path", restricted).add(")");
    }
  }
}
