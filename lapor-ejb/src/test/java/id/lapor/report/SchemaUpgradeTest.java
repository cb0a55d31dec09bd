package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.Schema;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A database that people reported to with an earlier version, met by this one. */
class SchemaUpgradeTest {

  /** Before there were files, villages and news for reporters. */
  private static final String EARLIER = "059";

  private static final Clock CLOCK = Clock.fixed(GivenReports.MONDAY, ZoneOffset.UTC);

  /** What no version may change; columns that are new do not count. */
  private static final List<String> RECORD =
      List.of(
          "lapor.report",
          "lapor.report_event",
          "lapor.event_content",
          "lapor.handoff",
          "vault.reporter");

  @Test
  void nothingIsLostAndEveryChainStillVerifiesAndGoesOn() throws Exception {
    DataSource owner = TestDatabase.databaseAt("of_an_earlier_version", EARLIER);
    execute(owner, resource("/upgrade/" + EARLIER + ".sql"));
    Map<String, String> columns = columns(owner);
    Map<String, String> record = record(owner, columns);
    Map<String, String> counts = counts(owner);

    Schema.migrate(owner);

    assertThat(record(owner, columns)).isEqualTo(record);
    assertThat(counts(owner)).containsAllEntriesOf(counts);
    try (EntityManagerFactory managers = TestDatabase.entityManagersOf(owner)) {
      assertThat(inTransaction(managers, SchemaUpgradeTest::texts))
          .containsExactly("{}", "{\"text\":\"Lampunya masih padam.\"}");
      inTransaction(managers, SchemaUpgradeTest::appended);
      assertThat(inTransaction(managers, SchemaUpgradeTest::texts)).hasSize(3);
    }
    assertThat(column(owner, "select channel || language from lapor.notice_subscription"))
        .as("who gave an address is told of news from now on")
        .containsExactly("EMAILid");
  }

  private static ReportEvent appended(EntityManager em) {
    Report report = em.find(Report.class, 1L);
    return GivenEvents.of(em, CLOCK).append(report, EventType.REPLIED, Actor.REPORTER);
  }

  /** What was said with each event of a chain that must hold. */
  private static List<String> texts(EntityManager em) {
    ReportEvents all = GivenEvents.of(em, CLOCK);
    List<ReportEvent> events = all.of(em.find(Report.class, 1L));
    Map<Long, EventContent> contents = all.contents(events);
    String head = events.get(events.size() - 1).hash();
    assertThat(EventChain.unbroken(events, contents, head)).isTrue();
    return events.stream()
        .map(event -> contents.containsKey(event.id()) ? contents.get(event.id()).text() : "{}")
        .toList();
  }

  private static <T> T inTransaction(
      EntityManagerFactory managers, Function<EntityManager, T> step) {
    try (EntityManager em = managers.createEntityManager()) {
      em.getTransaction().begin();
      T result = step.apply(em);
      em.getTransaction().commit();
      return result;
    }
  }

  /** The columns that each table of the record has now. */
  private static Map<String, String> columns(DataSource owner) throws SQLException {
    Map<String, String> found = new TreeMap<>();
    for (String table : RECORD) {
      found.put(
          table,
          column(
                  owner,
                  "select string_agg(attname, ', ' order by attname) from pg_attribute"
                      + " where attrelid = '"
                      + table
                      + "'::regclass and attnum > 0 and not attisdropped")
              .get(0));
    }
    return found;
  }

  private static Map<String, String> record(DataSource owner, Map<String, String> columns)
      throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    for (Map.Entry<String, String> table : columns.entrySet()) {
      rows.put(
          table.getKey(),
          column(
                  owner,
                  "select jsonb_agg(to_jsonb(t) order by to_jsonb(t))::text from (select "
                      + table.getValue()
                      + " from "
                      + table.getKey()
                      + ") t")
              .get(0));
    }
    return rows;
  }

  /** Rows of each table, but for those that tell of the schema itself. */
  private static Map<String, String> counts(DataSource owner) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    for (String table :
        column(
            owner,
            "select schemaname || '.' || tablename from pg_tables where schemaname in ('lapor',"
                + " 'vault') and tablename not in ('flyway_schema_history', 'monthly_table')")) {
      rows.put(table, column(owner, "select count(*)::text from " + table).get(0));
    }
    return rows;
  }

  private static List<String> column(DataSource owner, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void execute(DataSource owner, String sql) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream content = SchemaUpgradeTest.class.getResourceAsStream(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
