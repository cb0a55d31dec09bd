package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  private static final int NODES = 4;
  private static final String COUNT =
      "select count(*) from lapor.flyway_schema_history where success";

  @Test
  void theApplicationConnectsAndSeesTheSchema() throws SQLException {
    try (Connection connection = TestDatabase.application().getConnection()) {
      assertThat(connection.getSchema()).isEqualTo("lapor");
    }
  }

  @Test
  void theApplicationMayNotChangeTheSchema() throws SQLException {
    try (Connection connection = TestDatabase.application().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("create table lapor.intruder (id bigint)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void migratingAgainChangesNothing() throws SQLException {
    long before = migrations();

    Schema.migrate(TestDatabase.owner());

    assertThat(migrations()).isEqualTo(before).isPositive();
  }

  @Test
  void nodesThatStartTogetherMigrateOnce() throws Exception {
    DataSource fresh = TestDatabase.newDatabase("many_nodes");
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    CountDownLatch together = new CountDownLatch(NODES);
    try {
      List<Future<String>> started = new ArrayList<>();
      for (int node = 0; node < NODES; node++) {
        started.add(
            nodes.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return Schema.migrate(fresh);
                }));
      }

      Set<String> versions = new TreeSet<>();
      for (Future<String> node : started) {
        versions.add(node.get(2, TimeUnit.MINUTES));
      }

      assertThat(versions).hasSize(1);
      assertThat(
              number(
                  fresh,
                  "select count(*) - count(distinct version) from lapor.flyway_schema_history"
                      + " where version is not null"))
          .isZero();
      assertThat(number(fresh, "select count(*) from lapor.flyway_schema_history where success"))
          .isEqualTo(number(TestDatabase.owner(), COUNT));
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void anOlderApplicationLeavesANewerSchemaAloneAndSaysSo() throws SQLException {
    DataSource newer = TestDatabase.newDatabase("newer_schema");
    Schema.migrate(newer);
    execute(
        newer,
        "insert into lapor.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " values (9999, '999', '', 'SQL', 'V999.sql', 1, 'x', 1, true)");
    long before = number(newer, "select count(*) from lapor.flyway_schema_history");

    assertThatThrownBy(() -> Schema.migrate(newer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migration 999")
        .hasMessageContaining("newer LAPOR");
    assertThat(number(newer, "select count(*) from lapor.flyway_schema_history")).isEqualTo(before);
  }

  /** Migrations 060 to 079 were written after 080: a build of those days left such a database. */
  @Test
  void aSchemaThatHasGoneOnWithoutAnEarlierMigrationIsLeftAlone() throws SQLException {
    DataSource gap = TestDatabase.databaseAt("gap_in_schema", "059");
    execute(
        gap,
        "insert into lapor.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " values (8080, '080', '', 'SQL', 'V080.sql', "
            + number(
                TestDatabase.owner(),
                "select checksum from lapor.flyway_schema_history where version = '080'")
            + ", 'x', 1, true)");
    long before = number(gap, "select count(*) from lapor.flyway_schema_history");

    assertThatThrownBy(() -> Schema.migrate(gap))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migration 060 has not run")
        .hasMessageContaining("backup");
    assertThat(number(gap, "select count(*) from lapor.flyway_schema_history")).isEqualTo(before);
    assertThat(number(gap, "select count(*) from pg_tables where tablename = 'activation_code'"))
        .isZero();
  }

  @Test
  void aSchemaThatAnotherFormOfAMigrationMadeIsLeftAlone() throws SQLException {
    DataSource other = TestDatabase.databaseAt("other_schema", "059");
    execute(
        other,
        "update lapor.flyway_schema_history set checksum = checksum + 1 where version = '040'");

    assertThatThrownBy(() -> Schema.migrate(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migration 040 of this build is not the one that ran here");
    assertThat(number(other, "select max(version::int) from lapor.flyway_schema_history"))
        .isEqualTo(59);
  }

  @Test
  void theEntitiesFitTheSchema() {
    TestDatabase.rolledBack(
        em -> assertThat(em.createNativeQuery("select 1").getSingleResult()).isEqualTo(1));
  }

  @Test
  void everySequenceStartsWithAWholeBlockOfKeys() throws SQLException {
    try (Connection connection = TestDatabase.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet wrong =
            statement.executeQuery(
                "select sequencename from pg_sequences"
                    + " where schemaname = 'lapor' and start_value <> increment_by")) {
      assertThat(wrong.next()).isFalse();
    }
  }

  private static long migrations() throws SQLException {
    return number(TestDatabase.owner(), COUNT);
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    }
  }
}
