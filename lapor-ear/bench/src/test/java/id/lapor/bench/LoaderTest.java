package id.lapor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.bench.Loader.Known;
import id.lapor.identity.AccessCode;
import id.lapor.identity.Keys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded for a measurement must be what the use cases would have left behind. */
class LoaderTest {

  private static final int REPORTS = 1_200;
  private static EmptyInstallation installation;
  private static Loader loader;

  @BeforeAll
  static void load() throws Exception {
    installation = new EmptyInstallation();
    loader = new Loader(installation, 40);
    loader.loadUpTo(200);
    loader.loadUpTo(REPORTS);
  }

  @AfterAll
  static void stop() throws Exception {
    installation.close();
  }

  @Test
  void everyChainIsUnbrokenAndEveryRowHasThoseItNames() throws SQLException {
    try (Connection database = installation.asSuperuser()) {
      LoadCheck check = new LoadCheck(database);
      check.requireWhole();
      for (Known one : loader.known()) {
        assertThat(check.requireUnbroken(one.digits())).isPositive();
      }
    }
    assertThat(loader.known()).hasSize(REPORTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update report_event set actor = 'somebody' where id = (select max(id) from report_event)",
        "update event_content set text = '{}' where event_id ="
            + " (select max(event_id) from event_content)",
        "delete from report_event where id = (select max(id) from report_event where sequence = 1)"
      })
  void aChainThatWasTamperedWithIsNoticed(String change) throws SQLException {
    try (Connection database = installation.asSuperuser();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      statement.execute(change);
      LoadCheck check = new LoadCheck(database);

      assertThatThrownBy(
              () -> {
                for (Known one : loader.known()) {
                  check.requireUnbroken(one.digits());
                }
              })
          .isInstanceOf(IllegalStateException.class);
      database.rollback();
    }
  }

  @Test
  void anEventWithoutItsReportIsNoticed() throws SQLException {
    try (Connection database = installation.asSuperuser();
        Statement statement = database.createStatement()) {
      database.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      statement.execute("delete from report where id = (select max(id) from report)");

      assertThatThrownBy(new LoadCheck(database)::requireWhole)
          .isInstanceOf(IllegalStateException.class);
      database.rollback();
    }
  }

  @Test
  void reportsAreInEveryStateThatLasts() throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection database = installation.asSuperuser();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select distinct status from report")) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }

    assertThat(found)
        .contains(
            "SUBMITTED", "ROUTED", "IN_PROGRESS", "COMPLETED", "ARCHIVED", "WITHDRAWN", "MERGED");
  }

  @Test
  void theSweepsFindNothingThatWasLeftUndone() throws SQLException {
    assertThat(
            installation.number(
                "select count(*) from deadline where state = 'RUNNING'"
                    + " and due_at < now() - interval '10 minutes'"))
        .isZero();
    assertThat(
            installation.number(
                "select count(*) from report r join deadline d on d.report_id = r.id"
                    + " where d.ended_at is null"
                    + " and r.status in ('COMPLETED', 'ARCHIVED', 'WITHDRAWN', 'MERGED')"))
        .isZero();
  }

  @Test
  void theApplicationGoesOnWithKeysThatAreFree() throws SQLException {
    for (String table : Set.of("report", "report_event", "handoff", "answer", "deadline")) {
      long next = installation.number("select nextval('" + table + "_seq')");

      assertThat(installation.number("select max(id) from " + table))
          .isLessThanOrEqualTo(next - 50);
    }
  }

  @Test
  void whatIsPromisedIsAsTheUseCaseLeavesItAndWaitsForTheRelay() throws Exception {
    try (Connection database = installation.asSuperuser()) {
      QueueInstitution one =
          QueueInstitution.make(database, loader.reference().institutions.get(0));

      loader.promise(20, List.of(one));

      assertThat(
              installation.number(
                  "select count(*) from outbox_message m join handoff h on h.uuid = m.handoff_id"
                      + " and h.last_message_id = m.message_id and h.status = 'OFFERED'"
                      + " join report r on r.id = h.report_id and r.status = 'ROUTED'"
                      + " and r.lead_institution_id = h.institution_id"
                      + " where m.sequence is null and m.type = 'OFFER' and m.channel_id = "
                      + one.channel()))
          .isEqualTo(20);
      new LoadCheck(database).requireWhole();
      String digits = newest(database);
      assertThat(new LoadCheck(database).requireUnbroken(digits)).isEqualTo(3);
    }
  }

  private static String newest(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select tracking_id from report order by id desc limit 1")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void theReporterOfALoadedReportHasItsCode() throws SQLException {
    Known one = loader.known().get(7);
    String hash = AccessCode.parse(one.code()).orElseThrow().hash(Keys.of(installation.keys()));

    assertThat(
            installation.number(
                "select count(*) from report where tracking_id = '"
                    + one.digits()
                    + "' and access_code_hash = '"
                    + hash
                    + "'"))
        .isEqualTo(1);
  }
}
