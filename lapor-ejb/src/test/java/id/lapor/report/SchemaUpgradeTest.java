package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.Schema;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
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

  /** What no version may change at all. */
  private static final List<String> RECORD =
      List.of(
          "lapor.report",
          "lapor.report_event",
          "lapor.event_content",
          "lapor.handoff",
          "vault.reporter");

  private static final List<String> OTHERS =
      List.of(
          """
          insert into lapor.region (code, name, name_en, type, parent_code, zone) values
            ('35', 'Jawa Timur', 'East Java', 'PROVINCE', null, 'Asia/Jakarta'),
            ('35.78', 'Kota Surabaya', 'Surabaya', 'CITY', '35', 'Asia/Jakarta')
          """,
          """
          insert into lapor.institution
            (id, code, name, name_en, type, path, zone, region_code, valid_from)
          values (1, 'kota-uji', 'Kota Uji', 'Kota Uji', 'CITY', '/1/', 'Asia/Jakarta', '35.78',
            '2024-01-01')
          """,
          """
          insert into lapor.account (id, user_name, title, password_hash, created_at)
          values (1, 'uji', 'Petugas', '$argon2id$uji', '2026-03-02T00:00:00Z')
          """,
          """
          insert into lapor.handoff
            (id, version, uuid, report_id, institution_id, role, status, binding, offered_at)
          select 1, 1, 'an-offer', r.id, 1, 'LEAD', 'DELIVERED', true, '2026-03-02T00:00:00Z'
          from lapor.report r
          """,
          """
          insert into lapor.outbox_message
            (id, message_id, channel_id, sequence, epoch, type, handoff_id, payload, promised_at)
          select 1, 'a-message', c.id, 1, 1, 'HANDOFF_OFFERED', 'an-offer', '{}', now()
          from lapor.channel c
          """,
          """
          insert into lapor.notice_delivery
            (id, message_id, report_id, kind, channel, attempt, outcome, at)
          select 1, 'a-notice', r.id, 'CODE_REPLACEMENT', 'EMAIL', 1, 'SENT', now()
          from lapor.report r
          """);

  @Test
  void nothingIsLostAndEveryChainStillVerifiesAndGoesOn() throws SQLException {
    DataSource owner = TestDatabase.databaseAt("of_an_earlier_version", EARLIER);
    try (EntityManagerFactory managers = TestDatabase.entityManagersOf(owner)) {
      long report = inTransaction(managers, SchemaUpgradeTest::reported);
      for (String sql : OTHERS) {
        execute(owner, sql);
      }
      Map<String, String> record = record(owner);
      Map<String, String> counts = counts(owner);

      Schema.migrate(owner);

      managers.getCache().evictAll();
      assertThat(record(owner)).isEqualTo(record);
      assertThat(counts(owner)).containsAllEntriesOf(counts);
      List<String> said = inTransaction(managers, em -> texts(em, report));
      assertThat(said).containsExactly("{}", "{\"text\":\"Lampunya masih padam.\"}");
      inTransaction(managers, em -> appended(em, report));
      List<String> all = inTransaction(managers, em -> texts(em, report));
      assertThat(all).hasSize(3);
      assertThat(text(owner, "select channel || language from lapor.notice_subscription"))
          .as("who gave an address is told of news from now on")
          .isEqualTo("EMAILid");
    }
  }

  private static long reported(EntityManager em) {
    em.createNativeQuery(
            "select vault.store('a-pseudonym', 'nama', 'surel', null, null, 'hash', null)")
        .getSingleResult();
    Report report = GivenReports.submitted();
    em.persist(report);
    ReportEvents events = GivenEvents.of(em, CLOCK);
    events.append(report, EventType.SUBMITTED, Actor.REPORTER);
    events.append(
        report,
        EventType.REPLIED,
        Actor.REPORTER,
        null,
        Map.of(),
        Map.of("text", "Lampunya masih padam."));
    em.flush();
    return report.id();
  }

  private static ReportEvent appended(EntityManager em, long id) {
    Report report = em.find(Report.class, id);
    return GivenEvents.of(em, CLOCK).append(report, EventType.REPLIED, Actor.REPORTER);
  }

  /** What was said with each event of a chain that must hold. */
  private static List<String> texts(EntityManager em, long id) {
    ReportEvents all = GivenEvents.of(em, CLOCK);
    List<ReportEvent> events = all.of(em.find(Report.class, id));
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

  private static Map<String, String> record(DataSource owner) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    for (String table : RECORD) {
      rows.put(
          table,
          text(
              owner,
              "select jsonb_agg(to_jsonb(t) order by to_jsonb(t))::text from " + table + " t"));
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
      rows.put(table, text(owner, "select count(*)::text from " + table));
    }
    return rows;
  }

  private static String text(DataSource owner, String query) throws SQLException {
    return column(owner, query).get(0);
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
}
