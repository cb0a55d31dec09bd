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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds reports within the caller's scope, by their words or by who sent them. */
@ApplicationScoped
public class StaffFindings {

  /** Longer than any search should take; what takes longer is refused as too wide. */
  private static final int MOST_MILLIS = 5_000;

  /** The same for the way through what was found: nobody waits for it before a report. */
  private static final int MOST_MILLIS_OF_WALK = 2_000;

  /** Stretches of a walk that are looked at however many hits the ones before have. */
  private static final int FREE = 2;

  /** With so many hits so far a walk looks at no further stretch. */
  private static final long MOST_HITS = 4_000;

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

  /** A report found and where it stands, without its texts. */
  record Place(Cursor at, String trackingId) {}

  /**
   * The reports found one after the other, the newest first.
   *
   * @param more whether there may be others behind them
   */
  record Row(List<Place> places, boolean more) {}

  /**
   * The newest reports in scope that hold the words, received in this time. One statement.
   *
   * @param start before which they come
   * @throws RuleViolation {@code no-words} when the search names nothing that texts could hold,
   *     {@code too-broad} when it takes too long
   */
  Reach between(StaffQuery query, Cursor start, Instant from, int limit) {
    ScopedSql sql = new ScopedSql("with hit as materialized (");
    hits(sql, query, start, from).add("), found as (select r.id, i.name");
    matching(sql.add(" from hit w"), query, start, limit).add(")");
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
    List<Object[]> rows = rows(sql, MOST_MILLIS);
    requireIndexed((String) rows.get(0)[1]);
    return new Reach(
        rows.stream().filter(row -> row[2] != null).map(row -> found(row, 2)).toList(),
        ((Number) rows.get(0)[0]).longValue());
  }

  /**
   * The first reports in scope that hold the words, one after the other. One statement, which looks
   * at a stretch of time only while those before it hold too few reports, and few hits.
   *
   * @param start before which they come
   * @param ends where each stretch ends, the latest first
   * @throws RuleViolation as {@link #between}
   */
  Row walk(StaffQuery query, Cursor start, List<Instant> ends, int limit) {
    ScopedSql sql = new ScopedSql("");
    Cursor before = start;
    for (int i = 0; i < ends.size(); i++) {
      sql.add((i == 0 ? "with" : ",") + " hit" + i + " as materialized (");
      hits(sql, query, before, ends.get(i)).add(" and ");
      open(sql, i, limit);
      sql.add("), found" + i + " as materialized (select r.id, r.received_at, r.tracking_id");
      matching(sql.add(" from hit" + i + " w"), query, before, limit + 1).add(")");
      before = new Cursor(ends.get(i), 0);
    }
    sql.add(" select querytree(" + QUERY + "), ", query.words());
    open(sql, ends.size() - 1, limit);
    sql.add(", f.id, f.received_at, f.tracking_id from (select 1) one left join (");
    for (int i = 0; i < ends.size(); i++) {
      sql.add((i == 0 ? "" : " union all ") + "select * from found" + i);
    }
    sql.add(") f on true order by f.received_at desc, f.id desc limit :value", limit + 1);
    List<Object[]> rows = rows(sql, MOST_MILLIS_OF_WALK);
    requireIndexed((String) rows.get(0)[0]);
    List<Place> places =
        rows.stream().filter(row -> row[2] != null).limit(limit).map(StaffFindings::place).toList();
    return new Row(places, rows.size() > limit || !(Boolean) rows.get(0)[1]);
  }

  /** Whether this stretch of a walk is looked at; the database asks before it looks. */
  private static void open(ScopedSql sql, int stretch, int limit) {
    String found = counts("found", stretch);
    String hits = counts("hit", stretch);
    sql.add("(" + found + " <= :value", (long) limit);
    if (stretch > FREE - 1) {
      sql.add(" and " + hits + " <= :value", MOST_HITS);
    }
    sql.add(")");
  }

  private static String counts(String what, int stretches) {
    return IntStream.range(0, stretches)
        .mapToObj(i -> " + (select count(*) from " + what + i + ")")
        .collect(Collectors.joining("", "0", ""));
  }

  private static Place place(Object[] row) {
    Cursor at = new Cursor(SqlTime.instant(row[3]), ((Number) row[2]).longValue());
    return new Place(at, (String) row[4]);
  }

  /** All that hold the words in this time, apart, lest an order make the database walk. */
  private static ScopedSql hits(ScopedSql sql, StaffQuery query, Cursor start, Instant from) {
    sql.add("select w.report_id, w.received_at from staff_words w");
    sql.add(" where w.words @@ " + QUERY, query.words());
    List<String> times = ReceiptKeys.between(from, start.at());
    if (!times.isEmpty()) {
      sql.add(
          " and receipt_keys(w.received_at) && string_to_array(cast(:value as text), ' ')",
          String.join(" ", times));
    }
    return sql.add(" and w.received_at >= :value", at(from));
  }

  /** Those of the hits before this place that are in scope and not narrowed away. */
  private ScopedSql matching(ScopedSql sql, StaffQuery query, Cursor before, int limit) {
    sql.add(" join report r on r.id = w.report_id left join institution i");
    sql.add(" on i.id = coalesce(r.lead_institution_id, r.named_institution_id)");
    sql.add(
        " where (w.received_at, w.report_id) < (:value, :value) and ",
        at(before.at()),
        before.id());
    visible(sql, "r");
    WorkNarrowing narrow = new WorkNarrowing(query.filter());
    narrow.ofReport(sql);
    narrow.ofInstitution(sql);
    if (query.status() != null) {
      sql.add(" and r.status = :value", query.status().name());
    }
    return sql.add(" order by w.received_at desc, w.report_id desc limit :value", limit);
  }

  private List<Object[]> rows(ScopedSql sql, int mostMillis) {
    try {
      return sql.rows(em, mostMillis);
    } catch (PersistenceException failure) {
      if (Refusals.isCutOff(failure)) {
        throw new RuleViolation("too-broad", "q", "This search would take too long");
      }
      throw failure;
    }
  }

  /**
   * Refuses what the index cannot find: nothing is left of it, or all is to be without something.
   */
  private static void requireIndexed(String tree) {
    if (tree.isEmpty() || tree.equals("T")) {
      throw new RuleViolation("no-words", "q", "At least one word that texts can be found by");
    }
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

  private static Timestamp at(Instant moment) {
    return Timestamp.from(moment);
  }
}
