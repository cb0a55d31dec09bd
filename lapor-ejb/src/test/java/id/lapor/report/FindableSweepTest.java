package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.handoff.GivenDesk;
import id.lapor.identity.AccessRecord;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.Purpose;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.SoughtReporter;
import id.lapor.identity.SoughtReporter.Kind;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that came before there was a search become findable, some at a time. */
class FindableSweepTest {

  private static final ReporterDetails SITI =
      new ReporterDetails("Siti Uji Lama", "lama.uji@example.id", null, null);

  @BeforeEach
  void thereAreOldReports() throws SQLException {
    progress("insert into lapor.findable_progress values (1, 8100000000, 8100000250)");
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    progress("delete from lapor.findable_progress");
  }

  @Test
  void oldReportsBecomeFindableBatchByBatchAndAnonymousOnesByTheirWordsAlone() {
    TestDatabase.rolledBack(
        em -> {
          GivenDesk desk = new GivenDesk(em, Caller.of("system"), nobody -> {});
          desk.reports(250, desk.city);
          ReporterVault vault = GivenReporters.vault(em);
          String open = vault.store(SITI);
          String hidden = vault.store(SITI);
          reported(em, 8_100_000_150L, open, false);
          reported(em, 8_100_000_151L, hidden, true);
          beforeThereWasASearch(em);
          FindableSweep sweep = sweep(em, vault);

          assertThat(sweep.turn()).isEqualTo(ReporterVault.MOST_AT_ONCE);
          assertThat(words(em)).isEqualTo(ReporterVault.MOST_AT_ONCE);
          assertThat(found(vault)).isEmpty();
          assertThat(sweep.turn()).isEqualTo(ReporterVault.MOST_AT_ONCE);
          assertThat(found(vault)).containsExactly(open);
          assertThat(sweep.turn()).isEqualTo(50);

          assertThat(words(em)).isEqualTo(250);
          assertThat(vault.accesses(open))
              .extracting(AccessRecord::purpose)
              .contains(Purpose.INDEXING);
          assertThat(vault.accesses(hidden)).isEmpty();
          assertThat(sweep.turn()).isZero();
          assertThat(
                  em.createNativeQuery("select count(*) from findable_progress").getSingleResult())
              .hasToString("0");
          assertThat(sweep.turn()).isZero();
        });
  }

  private static void reported(EntityManager em, long report, String pseudonym, boolean anonymous) {
    em.createNativeQuery("update report set pseudonym = ?2, anonymous = ?3 where id = ?1")
        .setParameter(1, report)
        .setParameter(2, pseudonym)
        .setParameter(3, anonymous)
        .executeUpdate();
  }

  private static void beforeThereWasASearch(EntityManager em) {
    em.createNativeQuery("delete from staff_words where report_id > 8100000000").executeUpdate();
  }

  /** As the migration leaves it where there are reports; the application may not. */
  private static void progress(String sql) throws SQLException {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int words(EntityManager em) {
    return em.createNativeQuery(
            "select 1 from staff_words where report_id between 8100000001 and 8100000250")
        .getResultList()
        .size();
  }

  private static List<String> found(ReporterVault vault) {
    return vault.search(new SoughtReporter(Kind.NAME, "siti uji lama"), "uji");
  }

  private static FindableSweep sweep(EntityManager em, ReporterVault vault) {
    FindableSweep sweep = new FindableSweep();
    sweep.em = em;
    sweep.vault = vault;
    return sweep;
  }
}
