package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionRulesTest {

  @Test
  void theRoleOfTheApplicationIsAFitOne() throws SQLException {
    try (Connection connection = TestDatabase.application().getConnection()) {
      assertThat(ProductionRules.againstRole(connection)).isEmpty();
    }
  }

  @Test
  void theOwnerIsNoRoleForTheApplicationAndMigratesNothingAsSuch() {
    DataSource fresh = TestDatabase.newDatabase("role_of_owner");

    assertThatThrownBy(() -> Schema.migrateForProduction(fresh, fresh))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lapor_owner")
        .hasMessageContaining("lapor_vault");
    assertThat(has(fresh, "select to_regclass('lapor.report') is not null")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "superuser, is a superuser",
    "createrole, may make roles",
    "createdb, may make databases",
    "bypassrls, may pass over row level security",
    "replication, may copy the whole database",
    "in role lapor_owner, is or may become lapor_owner",
    "in role lapor_vault, is or may become lapor_vault"
  })
  void aRoleWithMoreRightsIsRefusedByTheirName(String right, String objection) throws SQLException {
    String role = "too_much_" + Math.abs(right.hashCode());
    TestDatabase.asSuperuser(
        "create role " + role + " login password 'x' " + right, "grant lapor_app to " + role);

    try (Connection connection = TestDatabase.connectedAs(role, "x").getConnection()) {
      assertThat(ProductionRules.againstRole(connection)).containsOnlyOnce(objection);
    } finally {
      TestDatabase.asSuperuser("drop role " + role);
    }
  }

  @Test
  void aRoleThatOwnsATableOrIsAStrangerIsRefused() throws SQLException {
    TestDatabase.asSuperuser(
        "create role owns_one login password 'x'",
        "grant connect on database lapor to owns_one",
        "create table lapor.owned ()",
        "alter table lapor.owned owner to owns_one");

    try (Connection connection = TestDatabase.connectedAs("owns_one", "x").getConnection()) {
      assertThat(ProductionRules.againstRole(connection))
          .containsExactly(
              "owns tables or schemas of LAPOR",
              "is not lapor_app, to whom the migrations give the application's rights");
    } finally {
      TestDatabase.asSuperuser(
          "drop table lapor.owned",
          "revoke connect on database lapor from owns_one",
          "drop role owns_one");
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into account (id, user_name, title, password_hash, demo, created_at)"
            + " values (1, 'demo', 'Demo', '$argon2id$x', true, now()) | demo accounts",
        "insert into demo_story (number, told_at) values (1, now()) | invented reports"
      })
  void whatADemonstrationLeftStopsTheStartOfProduction(String insert, String named)
      throws SQLException {
    DataSource owner = TestDatabase.newDatabase("left_" + Math.abs(named.hashCode()));
    DataSource application = TestDatabase.applicationOf(owner);
    Schema.migrateForProduction(owner, application);
    execute(owner, insert);

    assertThatThrownBy(() -> Schema.migrateForProduction(owner, application))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(named);
    assertThat(Schema.migrate(owner)).isNotEmpty();
  }

  @Test
  void anEmptyDatabaseHasNoRemains() throws SQLException {
    try (Connection connection = TestDatabase.newDatabase("no_remains").getConnection()) {
      assertThat(ProductionRules.remainsOfDemonstration(connection)).isEqualTo(List.of());
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = lapor");
      statement.execute(sql);
    }
  }

  private static boolean has(DataSource database, String question) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
