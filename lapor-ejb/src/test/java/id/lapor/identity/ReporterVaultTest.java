package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vault as the application's own database role meets it. */
class ReporterVaultTest {

  private static final ReporterDetails SITI =
      new ReporterDetails(
          "Siti Rahmawati", "siti@example.id", "0812 3456 7890", "3578010101010001");

  @Test
  void whoWasStoredIsReadUnderThePseudonymAlone() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = vault(em).store(SITI);

          assertThat(vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison"))
              .isEqualTo(SITI);
          assertThat(pseudonym).hasSize(36);
        });
  }

  @Test
  void everyReadingIsRecordedForTheReporterToSee() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = vault(em).store(SITI);
          assertThat(vault(em).accesses(pseudonym)).isEmpty();

          vault(em).read(pseudonym, Purpose.VERIFICATION, "national-verifier");
          vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison");

          assertThat(vault(em).accesses(pseudonym))
              .extracting(AccessRecord::actor)
              .containsExactly("kemenkes-liaison", "national-verifier");
          assertThat(vault(em).accesses(pseudonym).get(0).purpose()).isEqualTo(Purpose.HANDLING);
        });
  }

  @Test
  void readingsByOthersComeAPageAtATimeAndTheReportersOwnAreNobodysBusiness() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = vault(em).store(SITI);
          long report = report(em, pseudonym);
          String other = vault(em).store(SITI);
          vault(em).read(pseudonym, Purpose.VERIFICATION, "national-verifier");
          vault(em).read(pseudonym, Purpose.OWN_VIEW, "reporter");
          vault(em).read(other, Purpose.HANDLING, "somebody-else");
          vault(em).read(pseudonym, Purpose.HANDLING, "kemenkes-liaison");
          vault(em).read(pseudonym, Purpose.NOTIFICATION, "system");

          List<IdentityReading> first = vault(em).readings(report, null, 2);
          List<IdentityReading> second = vault(em).readings(report, first.get(1).number(), 2);

          assertThat(first)
              .extracting(IdentityReading::actor)
              .containsExactly("system", "kemenkes-liaison");
          assertThat(second)
              .extracting(IdentityReading::actor)
              .containsExactly("national-verifier");
          assertThat(second.get(0).purpose()).isEqualTo(Purpose.VERIFICATION);
          assertThat(vault(em).readings(report, second.get(0).number(), 2)).isEmpty();
          assertThat(vault(em).readings(report(em, null), null, 2)).isEmpty();
        });
  }

  private static long report(EntityManager em, String pseudonym) {
    Report report = GivenReports.submitted();
    em.persist(report);
    em.flush();
    em.createNativeQuery("update report set pseudonym = cast(?1 as varchar) where id = ?2")
        .setParameter(1, pseudonym)
        .setParameter(2, report.id())
        .executeUpdate();
    return report.id();
  }

  @Test
  void aReadingThatCannotBeRecordedReadsNothing() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = vault(em).store(SITI);

          assertThatThrownBy(() -> vault(em).read(pseudonym, Purpose.HANDLING, " "))
              .hasMessageContaining("access_record");
        });
  }

  @Test
  void nobodyIsFoundUnderAnUnknownPseudonym() {
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () -> vault(em).read(UUID.randomUUID().toString(), Purpose.HANDLING, "someone"))
                .isInstanceOf(NotFound.class));
  }

  @Test
  void aPageOfIdentitiesIsReadWithOneRecordEach() {
    TestDatabase.rolledBack(
        em -> {
          String first = vault(em).store(SITI);
          String second = vault(em).store(new ReporterDetails("Budi", null, null, null));

          var found = vault(em).readAll(List.of(first, second), Purpose.HANDLING, "someone");

          assertThat(found.get(second).name()).isEqualTo("Budi");
          assertThat(found.get(second).email()).isNull();
          assertThat(vault(em).accesses(first)).hasSize(1);
          assertThat(vault(em).accesses(second)).hasSize(1);
        });
  }

  @Test
  void aContactIsComparedInAnyWritingAndTheComparisonIsRecorded() {
    TestDatabase.rolledBack(
        em -> {
          String pseudonym = vault(em).store(SITI);

          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, " SITI@Example.id ")).isTrue();
          assertThat(matches(em, pseudonym, ContactChannel.PHONE, "+62 812-3456-7890")).isTrue();
          assertThat(matches(em, pseudonym, ContactChannel.PHONE, "081234567891")).isFalse();
          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, "081234567890")).isFalse();
          assertThat(matches(em, pseudonym, ContactChannel.EMAIL, "")).isFalse();
          assertThat(vault(em).accesses(pseudonym)).hasSize(4);
        });
  }

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
              String stored = vault(em).store(SITI);
              vault(em).read(stored, Purpose.HANDLING, "someone");
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
    TestDatabase.rolledBack(em -> assertThat(vault(em).accesses(pseudonym)).hasSize(1));
  }

  @Test
  void noPlainWordOfAnIdentityReachesTheDatabase() throws SQLException {
    String pseudonym = TestDatabase.inTransaction(em -> vault(em).store(SITI));

    String row = rowOf(pseudonym);

    assertThat(row).contains(pseudonym).contains("1:");
    assertThat(row.toLowerCase())
        .doesNotContain("siti", "rahmawati", "example", "3456", "3578010101010001");
  }

  @Test
  void aCiphertextMovedToAnotherReporterDoesNotOpen() throws SQLException {
    String siti = TestDatabase.inTransaction(em -> vault(em).store(SITI));
    String budi =
        TestDatabase.inTransaction(
            em -> vault(em).store(new ReporterDetails("Budi", null, null, null)));
    asVault(
        "update vault.reporter set name = (select name from vault.reporter where pseudonym = '"
            + siti
            + "') where pseudonym = '"
            + budi
            + "'");

    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(() -> vault(em).read(budi, Purpose.HANDLING, "someone"))
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
          String pseudonym = vault(em).store(details);
          vault(em).makeFindable(pseudonym, details);
          return pseudonym;
        });
  }

  /** Whom a search finds; it is undone, so that no record of it stays. */
  private static List<String> seekers(ReporterDetails details) {
    List<String> found = new ArrayList<>();
    TestDatabase.rolledBack(
        em ->
            found.addAll(
                vault(em)
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

  private static boolean matches(
      EntityManager em, String pseudonym, ContactChannel channel, String contact) {
    return vault(em).matchesContact(pseudonym, channel, contact, "anonymous");
  }

  private static ReporterVault vault(EntityManager em) {
    ReporterVault vault = new ReporterVault();
    vault.em = em;
    vault.keys = TestKeys.keys();
    return vault;
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
