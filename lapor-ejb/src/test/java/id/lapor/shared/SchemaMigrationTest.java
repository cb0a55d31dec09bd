package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

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
    try (Connection connection = TestDatabase.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from lapor.flyway_schema_history")) {
      count.next();
      return count.getLong(1);
    }
  }
}
