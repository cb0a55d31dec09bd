package id.lapor.handoff;

import id.lapor.report.Cursor;
import id.lapor.report.ReceiptKeys;
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

/** Finds reports within the caller's scope by the words of their texts. */
@ApplicationScoped
public class WordFindings {

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

  /** Columns before the line of a report: the words as understood, and the hits. */
  private static final int FIRST_OF_LINE = 3;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject StaffFindings findings;

  /**
   * What the next stretches of time hold.
   *
   * @param end how far back it has looked
   * @param hits reports of the whole country that hold the words in the last stretch looked at,
   *     within scope or not; told to nobody
   */
  record Reach(List<StaffFindings.Found> found, Instant end, long hits) {}

  /**
   * A stretch behind the nearest one, looked at when that one holds so many hits.
   *
   * @param fewest hits, exclusive
   * @param most hits, inclusive
   */
  record Further(Instant end, long fewest, long most) {}

  /** A report found and where it stands, without its texts. */
  record Place(Cursor at, String trackingId) {}

  /**
   * The reports found one after the other, the newest first.
   *
   * @param more whether there may be others behind them
   */
  record Row(List<Place> places, boolean more) {}

  /**
   * The newest reports in scope that hold the words, received in the nearest stretch of time, and
   * when it holds too few in the one behind it that fits its hits. One statement.
   *
   * @param start before which they come
   * @param near where the nearest stretch ends
   * @param further at most one of which is looked at; none to look at the nearest alone
   * @throws RuleViolation {@code no-words} when the search names nothing that texts could hold,
   *     {@code too-broad} when it takes too long
   */
  Reach between(StaffQuery query, Cursor start, Instant near, List<Further> further, int limit) {
    ScopedSql sql = new ScopedSql("with hit0 as materialized (");
    hits(sql, query, start, near).add(")");
    found(sql, 0, query, start, limit);
    for (int i = 1; i <= further.size(); i++) {
      Cursor behind = new Cursor(near, 0);
      Further stretch = further.get(i - 1);
      sql.add(", hit" + i + " as materialized (");
      hits(sql, query, behind, stretch.end());
      sql.add(" and (select count(*) from found0) < :value", (long) limit);
      sql.add(" and (select count(*) from hit0) > :value", stretch.fewest());
      sql.add(" and (select count(*) from hit0) <= :value)", stretch.most());
      found(sql, i, query, behind, limit);
    }
    List<Object[]> rows = rows(told(sql, query, further.size(), limit), MOST_MILLIS);
    requireIndexed((String) rows.get(0)[0]);
    return reach(rows, near, further, limit);
  }

  private void found(ScopedSql sql, int stretch, StaffQuery query, Cursor start, int limit) {
    sql.add(", found" + stretch + " as materialized (select r.id, r.received_at, i.name");
    matching(sql.add(" from hit" + stretch + " w"), query, start, limit).add(")");
  }

  /** The lines of the newest, their texts marked, beside how many hits the stretches hold. */
  private static ScopedSql told(ScopedSql sql, StaffQuery query, int further, int limit) {
    String title = PLAIN.formatted("coalesce(r.public_title, r.original_title)");
    String texts =
        PLAIN.formatted(
            "left(concat_ws(' ', r.original_body, nullif(r.public_text, r.original_body),"
                + " said_of(r.id)), 200000)");
    sql.add(" select querytree(" + QUERY + "), (select count(*) from hit0)", query.words());
    sql.add(", " + (further == 0 ? "cast(0 as bigint)" : counts("hit", 1, further + 1)));
    sql.add(", " + StaffFindings.LINE);
    sql.add(", ts_headline('indonesian', " + title + ", " + QUERY, query.words());
    sql.add(", cast(:value as text))", WHOLE);
    sql.add(", ts_headline('indonesian', " + texts + ", " + QUERY, query.words());
    sql.add(", cast(:value as text)), f.name from (select 1) one left join (", PIECES);
    sql.add("select * from (" + all(further + 1) + ") f");
    sql.add(" order by f.received_at desc, f.id desc limit :value) f on true", limit);
    sql.add(" left join report r on r.id = f.id");
    return sql.add(" order by r.received_at desc, r.id desc");
  }

  private static Reach reach(List<Object[]> rows, Instant near, List<Further> further, int limit) {
    long hits = ((Number) rows.get(0)[1]).longValue();
    List<StaffFindings.Found> found =
        rows.stream()
            .filter(row -> row[FIRST_OF_LINE] != null)
            .map(row -> StaffFindings.found(row, FIRST_OF_LINE))
            .toList();
    long nearest = found.stream().filter(one -> !one.place().at().isBefore(near)).count();
    return further.stream()
        .filter(stretch -> nearest < limit)
        .filter(stretch -> hits > stretch.fewest() && hits <= stretch.most())
        .findFirst()
        .map(stretch -> new Reach(found, stretch.end(), ((Number) rows.get(0)[2]).longValue()))
        .orElseGet(() -> new Reach(found, near, hits));
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
    sql.add(all(ends.size()));
    sql.add(") f on true order by f.received_at desc, f.id desc limit :value", limit + 1);
    List<Object[]> rows = rows(sql, MOST_MILLIS_OF_WALK);
    requireIndexed((String) rows.get(0)[0]);
    List<Place> places =
        rows.stream().filter(row -> row[2] != null).limit(limit).map(WordFindings::place).toList();
    return new Row(places, rows.size() > limit || !(Boolean) rows.get(0)[1]);
  }

  /** Whether this stretch of a walk is looked at; the database asks before it looks. */
  private static void open(ScopedSql sql, int stretch, int limit) {
    String found = counts("found", 0, stretch);
    String hits = counts("hit", 0, stretch);
    sql.add("(" + found + " <= :value", (long) limit);
    if (stretch > FREE - 1) {
      sql.add(" and " + hits + " <= :value", MOST_HITS);
    }
    sql.add(")");
  }

  private static String all(int stretches) {
    return IntStream.range(0, stretches)
        .mapToObj(i -> "select * from found" + i)
        .collect(Collectors.joining(" union all "));
  }

  private static String counts(String what, int first, int end) {
    return IntStream.range(first, end)
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
    findings.visible(sql, "r");
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

  private static Timestamp at(Instant moment) {
    return Timestamp.from(moment);
  }
}
