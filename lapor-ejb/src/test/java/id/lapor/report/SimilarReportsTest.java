package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which public reports somebody is shown who writes about the same thing. */
class SimilarReportsTest {

  private static final long FIRST = 9_100_000_000L;

  private long next = FIRST;

  @Test
  void reportsThatShareTwoTellingWordsAreFoundTheMostAlikeFirst() {
    TestDatabase.rolledBack(
        em -> {
          report(em, "Jembatan gantung roboh", "Jembatan desa roboh.", true);
          long alike = report(em, "Jembatan gantung rapuh", "Papan jembatan lapuk, rapuh.", true);
          report(em, "Antrean di kelurahan", "Antrean lama sekali.", true);
          report(em, "Jembatan penyeberangan gelap", "Lampunya mati.", true);

          List<PublicReportLine> found =
              reports(em).similar("Jembatan gantung sudah rapuh dan lapuk");

          assertThat(found).hasSize(2);
          assertThat(found.get(0).trackingId()).isEqualTo(Long.toString(alike));
          assertThat(found).extracting(PublicReportLine::title).contains("Jembatan gantung roboh");
        });
  }

  @Test
  void whatIsNotPublicIsNeverFound() {
    TestDatabase.rolledBack(
        em -> {
          report(em, "Jembatan gantung roboh", "Jembatan desa roboh.", false);

          assertThat(reports(em).similar("Jembatan gantung roboh")).isEmpty();
        });
  }

  @Test
  void noMoreThanFiveAreShown() {
    TestDatabase.rolledBack(
        em -> {
          for (int i = 0; i < 7; i++) {
            report(em, "Jembatan gantung roboh", "Jembatan desa roboh.", true);
          }

          assertThat(reports(em).similar("jembatan gantung roboh"))
              .hasSize(PublicReports.MOST_SIMILAR);
        });
  }

  @Test
  void signsOfTheSearchLanguageMeanNothing() {
    TestDatabase.rolledBack(
        em -> {
          report(em, "Jembatan gantung roboh", "Jembatan desa roboh.", true);

          assertThat(reports(em).similar("jembatan & !gantung | ('roboh') <-> :* \\ %")).hasSize(1);
          assertThat(reports(em).similar("roboh")).isEmpty();
          assertThatThrownBy(() -> reports(em).similar(" ")).isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> reports(em).similar("a".repeat(6_000)))
              .isInstanceOf(RuleViolation.class);
        });
  }

  private static PublicReports reports(EntityManager em) {
    PublicReports reports = new PublicReports();
    reports.em = em;
    reports.views = new ReportViews();
    reports.tellingWords = new TellingWords();
    reports.tellingWords.em = em;
    return reports;
  }

  private long report(EntityManager em, String title, String text, boolean published) {
    long id = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, public_title, public_text, published, anonymous,"
                + " confidential, channel, imported, received_at, return_count, reopen_count)"
                + " values (?1, 1, cast(?1 as text), 'COMPLAINT', false, 'ROUTED', 'INSTITUTION',"
                + " 'Judul', 'Isi', ?2, ?3, ?4, false, false, 'WEB', false,"
                + " timestamptz '2026-10-01', 0, 0)")
        .setParameter(1, id)
        .setParameter(2, title)
        .setParameter(3, text)
        .setParameter(4, published)
        .executeUpdate();
    return id;
  }
}
