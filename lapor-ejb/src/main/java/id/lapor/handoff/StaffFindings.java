package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Cursor;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Which reports the caller may find, and those that somebody sent. */
@ApplicationScoped
public class StaffFindings {

  /** What is told of a report, before its texts. */
  static final String LINE = "r.id, r.received_at, r.tracking_id, r.type, r.status, r.supervisory";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Caller caller;
  @Inject CaseScope scope;

  /** A report and where it stands in the list. */
  record Found(Cursor place, StaffFind view) {}

  /** Reports in scope that are not anonymous, by the pseudonyms of their reporters. */
  List<StaffFind> of(List<String> pseudonyms) {
    if (pseudonyms.isEmpty()) {
      return List.of();
    }
    ScopedSql sql = new ScopedSql("select " + LINE);
    sql.add(", coalesce(r.public_title, r.original_title), cast(null as text), i.name");
    sql.add(" from report r left join institution i");
    sql.add(" on i.id = coalesce(r.lead_institution_id, r.named_institution_id)");
    sql.add(
        " where r.pseudonym = any (string_to_array(cast(:value as text), ','))",
        String.join(",", pseudonyms));
    sql.add(" and not r.anonymous and ");
    visible(sql, "r");
    sql.add(" order by r.received_at desc, r.id desc limit :value", pseudonyms.size());
    return sql.rows(em).stream().map(row -> found(row, 0).view()).toList();
  }

  /** As {@link CaseScope} lets the caller see reports. */
  void visible(ScopedSql sql, String report) {
    if (caller.national()) {
      sql.add("true");
      return;
    }
    sql.add("(exists (select 1 from handoff h join institution i on i.id = h.institution_id");
    sql.add(" where h.report_id = " + report + ".id");
    sql.add(" and h.status in ('OFFERED', 'DELIVERED', 'ACCEPTED', 'ANSWERED', 'COMPLETED') and ");
    sql.within("i.path", scope.handlingScopes());
    sql.add(" and (not " + report + ".supervisory or ");
    sql.within("i.path", scope.restrictedScopes());
    sql.add(")) or not " + report + ".supervisory and (exists (select 1 from institution i");
    sql.add(" where i.id = " + report + ".named_institution_id and ");
    sql.within("i.path", caller.scopes(Role.INSTITUTION_ADMIN));
    sql.add(") or exists (select 1 from institution i");
    sql.add(" where i.id = " + report + ".entering_institution_id and ");
    sql.within("i.path", caller.scopes(Role.CHANNEL_OPERATOR, Role.INSTITUTION_ADMIN));
    sql.add(")))");
  }

  /** A report as {@link #LINE} and its two texts and institution tell it, from this column on. */
  static Found found(Object[] row, int at) {
    Instant received = SqlTime.instant(row[at + 1]);
    Cursor place = new Cursor(received, ((Number) row[at]).longValue());
    return new Found(
        place,
        new StaffFind(
            place.text(),
            (String) row[at + 2],
            ReportType.valueOf((String) row[at + 3]),
            ReportStatus.valueOf((String) row[at + 4]),
            (Boolean) row[at + 5],
            (String) row[at + 6],
            (String) row[at + 7],
            (String) row[at + 8],
            received));
  }
}
