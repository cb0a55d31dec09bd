package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can do to the vault, whatever right on the database they have. */
class VaultProtectionTest {

  private static final ReporterDetails SITI =
      new ReporterDetails(
          "Siti Rahmawati", "siti@example.id", "0812 3456 7890", "3578010101010001");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from vault.reporter",
        "select count(*) from vault.access_record",
        "select * from vault.search_key",
        "insert into vault.search_key values ('NAME', 'x', 'y')",
        "insert into vault.access_record (pseudonym, actor, purpose) values ('x', 'y', 'HANDLING')",
        "delete from vault.access_record",
        "update vault.reporter set name = null",
        "set role lapor_vault",
        "create table vault.mine (a int)",
        "create or replace function vault.read(varchar[], varchar, varchar) returns int"
            + " language sql as 'select 1'"
      })
  void theApplicationHasNoRightOnTheTables(String sql) throws SQLException {
    assertDenied(TestDatabase.application(), sql);
  }

  @Test
  void theRecordOfReadingsCannotBeChangedEvenByTheVaultItself() throws SQLException {
    String pseudonym =
        TestDatabase.inTransaction(
            em -> {
              String stored = GivenReporters.vault(em).store(SITI);
              GivenReporters.vault(em).read(stored, Purpose.HANDLING, "someone");
              return stored;
            });

    for (String sql :
        List.of(
            "update vault.access_record set actor = 'nobody'",
            "delete from vault.access_record",
            "truncate vault.access_record")) {
      try (Connection owner = TestDatabase.owner().getConnection();
          Statement statement = owner.createStatement()) {
        statement.execute("set role lapor_vault");
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("never changed");
      }
    }
    TestDatabase.rolledBack(
        em -> assertThat(GivenReporters.vault(em).accesses(pseudonym)).hasSize(1));
  }

  @Test
  void noPlainWordOfAnIdentityReachesTheDatabase() throws SQLException {
    String pseudonym = TestDatabase.inTransaction(em -> GivenReporters.vault(em).store(SITI));

    String row = rowOf(pseudonym);

    assertThat(row).contains(pseudonym).contains("1:");
    assertThat(row.toLowerCase())
        .doesNotContain("siti", "rahmawati", "example", "3456", "3578010101010001");
  }

  @Test
  void aCiphertextMovedToAnotherReporterDoesNotOpen() throws SQLException {
    String siti = TestDatabase.inTransaction(em -> GivenReporters.vault(em).store(SITI));
    String budi =
        TestDatabase.inTransaction(
            em -> GivenReporters.vault(em).store(new ReporterDetails("Budi", null, null, null)));
    asVault(
        "update vault.reporter set name = (select name from vault.reporter where pseudonym = '"
            + siti
            + "') where pseudonym = '"
            + budi
            + "'");

    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () -> GivenReporters.vault(em).read(budi, Purpose.HANDLING, "someone"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changed or belongs elsewhere"));
  }

  @Test
  void whoIsRenamedOrForgottenIsFoundNoMore() throws SQLException {
    ReporterDetails details = new ReporterDetails("Uji Terlupa Satu", null, "081200000017", null);
    String renamed = findable(details);
    String forgotten = findable(details);
    assertThat(seekers(details)).containsExactlyInAnyOrder(renamed, forgotten);

    asVault("update vault.reporter set name = 'other' where pseudonym = '" + renamed + "'");
    asVault("delete from vault.reporter where pseudonym = '" + forgotten + "'");

    assertThat(seekers(details)).isEmpty();
  }

  @Test
  void aHashOfANameSaysNothingWithoutTheKey() throws SQLException {
    String pseudonym = findable(new ReporterDetails("Uji Hash", null, null, null));

    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("set role lapor_vault");
      ResultSet row =
          statement.executeQuery(
              "select hash, encode(sha256(convert_to('hash uji', 'UTF8')), 'hex')"
                  + " from vault.search_key where pseudonym = '"
                  + pseudonym
                  + "'");
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).hasSize(64).isNotEqualTo(row.getString(2));
    }
  }

  private static String findable(ReporterDetails details) {
    return TestDatabase.inTransaction(
        em -> {
          String pseudonym = GivenReporters.vault(em).store(details);
          GivenReporters.vault(em).makeFindable(pseudonym, details);
          return pseudonym;
        });
  }

  /** Whom a search finds; it is undone, so that no record of it stays. */
  private static List<String> seekers(ReporterDetails details) {
    List<String> found = new ArrayList<>();
    TestDatabase.rolledBack(
        em ->
            found.addAll(
                GivenReporters.vault(em)
                    .search(
                        new SoughtReporter(SoughtReporter.Kind.NAME, details.name()), "someone")));
    return found;
  }

  @Test
  void everyFunctionOfTheVaultPinsItsSearchPath() throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement();
        ResultSet loose =
            statement.executeQuery(
                "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                    + " where n.nspname = 'vault' and not coalesce("
                    + "p.proconfig @> array['search_path=vault, pg_temp'], false)")) {
      assertThat(loose.next()).isFalse();
    }
  }

  private static void assertDenied(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  private static void asVault(String sql) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("set role lapor_vault");
      statement.execute(sql);
    }
  }

  private static String rowOf(String pseudonym) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select r::text from vault.reporter r where pseudonym = '" + pseudonym + "'")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
