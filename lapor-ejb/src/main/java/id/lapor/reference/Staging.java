package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lines of one file inside the database, in tables of the transaction that vanish with it: a
 * file of 80,000 lines is checked by a handful of statements.
 */
final class Staging {

  /** How many lines one statement takes over. */
  static final int CHUNK = 5_000;

  private final EntityManager em;
  private final List<String> columns;
  private final ImportObserver observer;

  /** Made once: each look-up of the provider searches the whole class path, and lines are many. */
  private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

  private JsonArrayBuilder chunk = json.createArrayBuilder();
  private int waiting;
  private int sent;

  /**
   * Makes the tables.
   *
   * @param columns names of the cells; code decides them, never a file
   * @param observer hears how many lines were taken over
   */
  Staging(
      EntityManager em,
      List<String> columns,
      LocalDate today,
      Instant now,
      ImportObserver observer) {
    this.em = em;
    this.columns = columns;
    this.observer = observer;
    run("drop table if exists pg_temp.moment, pg_temp.staged, pg_temp.wanted, pg_temp.tree");
    run("create temporary table moment (today date, now timestamptz) on commit drop");
    em.createNativeQuery("insert into moment values (?1, ?2)")
        .setParameter(1, Date.valueOf(today))
        .setParameter(2, Timestamp.from(now))
        .executeUpdate();
    run(
        "create temporary table staged (line integer primary key, fit boolean not null, "
            + typed()
            + ") on commit drop");
  }

  /** Takes over a line; cells that the file does not have are null. */
  void add(int line, boolean fit, Map<String, String> cells) {
    JsonObjectBuilder row = json.createObjectBuilder().add("line", line).add("fit", fit);
    cells.forEach(row::add);
    chunk.add(row);
    waiting++;
    if (waiting == CHUNK) {
      send();
    }
  }

  /** Takes over what still waits, and lets the database know what it has. */
  void end() {
    if (waiting > 0) {
      send();
    }
    run("analyze staged");
  }

  private void send() {
    em.createNativeQuery(
            "insert into staged select * from jsonb_to_recordset(cast(?1 as jsonb))"
                + " as f(line integer, fit boolean, "
                + typed()
                + ")")
        .setParameter(1, chunk.build().toString())
        .executeUpdate();
    chunk = json.createArrayBuilder();
    sent += waiting;
    waiting = 0;
    observer.reached(ImportStep.READING, sent);
  }

  private String typed() {
    return columns.stream()
        .map(column -> "\"" + column + "\" text")
        .collect(Collectors.joining(", "));
  }

  /** Runs a statement. */
  void run(String sql) {
    em.createNativeQuery(sql).executeUpdate();
  }

  /** Runs a statement with two places for the ends of a range, over all of {@code wanted}. */
  void runByChunks(String sql) {
    long last =
        ((Number) em.createNativeQuery("select count(*) from wanted").getSingleResult())
            .longValue();
    for (long first = 1; first <= last; first += CHUNK) {
      run(sql.formatted(first, first + CHUNK - 1));
      observer.reached(ImportStep.WRITING, (int) Math.min(last, first + CHUNK - 1));
    }
  }

  /** What a query finds, at most so many rows. */
  List<Object[]> rows(String sql, int most) {
    Query query = em.createNativeQuery(sql).setMaxResults(most);
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  /** Adds the lines that a query finds, with column, rule and what the rule's text needs. */
  void find(String sql, Findings findings) {
    for (Object[] row : rows(sql, ReferenceFileReading.MOST_LINES)) {
      String rule = (String) row[2];
      Object[] params = row[3] == null ? new Object[0] : new Object[] {row[3]};
      findings.add(
          ((Number) row[0]).intValue(), new FieldError((String) row[1], rule, rule, params));
    }
  }

  /**
   * How many lines are new, change something, and say what is known; those that are refused are
   * none of these.
   */
  long[] counts(Findings findings) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    """
select count(*) filter (where is_new),
    count(*) filter (where is_changed and not is_new),
    count(*) filter (where not is_changed and not is_new)
from wanted w where not exists (
  select 1 from unnest(cast(string_to_array(?1, ',') as integer[])) as bad(line)
  where bad.line = w.line)
""")
                .setParameter(1, findings.lines())
                .getSingleResult();
    return new long[] {
      ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()
    };
  }
}
