package id.lapor.handoff;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.report.Cursor;
import id.lapor.report.ReceiptKeys;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.SearchMarks;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Finds reports within the caller's scope, by their words or by who sent them. */
@ApplicationScoped
public class StaffFindings {

  /** Longer than any search should take; what takes longer is refused as too wide. */
  private static final int MOST_MILLIS = 5_000;

  private static final String QUERY = "websearch_to_tsquery('indonesian', cast(:value as text))";

  private static final String MARKS =
      "StartSel=\"" + SearchMarks.BEGIN + "\", StopSel=\"" + SearchMarks.END + "\"";

  private static final String WHOLE = "HighlightAll=true, " + MARKS;

  private static final String PIECES =
      "MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=\" … \", " + MARKS;

  /** What the marks are made of must not come from a text. */
  private static final String PLAIN = "translate(%s, chr(2) || chr(3), '  ')";

  private static final String LINE =
      "r.id, r.received_at, r.tracking_id, r.type, r.status, r.supervisory";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Caller caller;
  @Inject CaseScope scope;

  /** A report and where it stands in the list. */
  record Found(Cursor place, StaffFind view) {}

  /**
   * What a stretch of time holds.
   *
   * @param hits reports of the whole country that hold the words, within scope or not; told to
   *     nobody
   */
  record Reach(List<Found> found, long hits) {}

  /**
   * The newest reports in scope that hold the words, received in this time. One statement.
   *
   * @param start before which they come
   * @throws RuleViolation {@code no-words} when the search names nothing that texts could hold,
   *     {@code too-broad} when it takes too long
   */
  Reach between(StaffQuery query, Cursor start, Instant from, int limit) {
    ScopedSql sql = hits(query, start, from);
    found(sql, query, start, from, limit);
    String title = PLAIN.formatted("coalesce(r.public_title, r.original_title)");
    String texts =
        PLAIN.formatted(
            "left(concat_ws(' ', r.original_body, nullif(r.public_text, r.original_body),"
                + " said_of(r.id)), 200000)");
    sql.add(" select n.hits, querytree(" + QUERY + ")", query.words()).add(", " + LINE);
    sql.add(", ts_headline('indonesian', " + title + ", " + QUERY, query.words());
    sql.add(", cast(:value as text))", WHOLE);
    sql.add(", ts_headline('indonesian', " + texts + ", " + QUERY, query.words());
    sql.add(", cast(:value as text)), found.name", PIECES);
    sql.add(" from (select count(*) as hits from hit) n left join found on true");
    sql.add(" left join report r on r.id = found.id");
    sql.add(" order by r.received_at desc, r.id desc");
    List<Object[]> rows = rows(sql);
    if (indexed((String) rows.get(0)[1])) {
      return new Reach(
          rows.stream().filter(row -> row[2] != null).map(row -> found(row, 2)).toList(),
          ((Number) rows.get(0)[0]).longValue());
    }
    throw new RuleViolation("no-words", "q", "At least one word that texts can be found by");
  }

  /** All that hold the words in this time, apart, lest an order make the database walk. */
  private static ScopedSql hits(StaffQuery query, Cursor start, Instant from) {
    ScopedSql sql = new ScopedSql("with hit as materialized (select w.report_id, w.received_at");
    sql.add(" from staff_words w where w.words @@ " + QUERY, query.words());
    List<String> times = ReceiptKeys.between(from, start.at());
    if (!times.isEmpty()) {
      sql.add(
          " and receipt_keys(w.received_at) && string_to_array(cast(:value as text), ' ')",
          String.join(" ", times));
    }
    return sql.add(" and w.received_at >= :value)", at(from));
  }

  private void found(ScopedSql sql, StaffQuery query, Cursor start, Instant from, int limit) {
    sql.add(", found as (select r.id, i.name from hit w join report r on r.id = w.report_id");
    sql.add(" left join institution i");
    sql.add(" on i.id = coalesce(r.lead_institution_id, r.named_institution_id)");
    sql.add(
        " where (w.received_at, w.report_id) < (:value, :value) and ", at(start.at()), start.id());
    visible(sql, "r");
    WorkNarrowing narrow = new WorkNarrowing(query.filter());
    narrow.ofReport(sql);
    narrow.ofInstitution(sql);
    if (query.status() != null) {
      sql.add(" and r.status = :value", query.status().name());
    }
    sql.add(" order by w.received_at desc, w.report_id desc limit :value)", limit);
  }

  private List<Object[]> rows(ScopedSql sql) {
    try {
      return sql.rows(em, MOST_MILLIS);
    } catch (PersistenceException failure) {
      if (Refusals.isCutOff(failure)) {
        throw new RuleViolation("too-broad", "q", "This search would take too long");
      }
      throw failure;
    }
  }

  /**
   * Whether the index can find it: not when nothing is left of it, nor when all is to be without.
   */
  private static boolean indexed(String tree) {
    return !tree.isEmpty() && !tree.equals("T");
  }

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
  private void visible(ScopedSql sql, String report) {
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

  private static Found found(Object[] row, int at) {
    Instant received = SqlTime.instant(row[at + 1]);
    return new Found(
        new Cursor(received, ((Number) row[at]).longValue()),
        new StaffFind(
            (String) row[at + 2],
            ReportType.valueOf((String) row[at + 3]),
            ReportStatus.valueOf((String) row[at + 4]),
            (Boolean) row[at + 5],
            (String) row[at + 6],
            (String) row[at + 7],
            (String) row[at + 8],
            received));
  }

  private static Timestamp at(Instant moment) {
    return Timestamp.from(moment);
  }
}
