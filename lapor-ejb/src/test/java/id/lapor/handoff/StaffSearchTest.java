package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.handoff.GivenWork.Item;
import id.lapor.identity.Role;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.SearchMarks;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reports an officer finds by their words. */
class StaffSearchTest {

  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  @Test
  void anOfficerFindsWordsInAllTextsOfTheOwnReportsAndInNoOthers() {
    given(
        finding -> {
          long report = finding.handoff(finding.work.unit, "ACCEPTED");
          finding.text(report, "original_body", "Gapura kelurahan miring.");
          finding.text(report, "public_text", "Menara condong.");
          finding.said(report, "REPLIED", "Sudah tumbang kemarin.");
          finding.said(report, "ANSWER_PUBLISHED", "Regu perancah dikirim.");
          finding.said(report, "NOTE_ADDED", "Hubungi kontraktor.");
          StaffSearch own = finding.search(finding.serving(Role.UNIT_STAFF, finding.work.unit));
          StaffSearch above =
              finding.search(finding.serving(Role.LIAISON_OFFICER, finding.work.ministry));
          StaffSearch other =
              finding.search(finding.serving(Role.INSTITUTION_ADMIN, finding.work.city));

          for (String word : List.of("gapura", "menara", "tumbang", "perancah", "kontraktor")) {
            assertThat(numbers(own, word)).as(word).containsExactly(number(report));
            assertThat(numbers(above, word)).as(word).containsExactly(number(report));
            assertThat(numbers(finding.national(), word)).as(word).hasSize(1);
            assertThat(numbers(other, word)).as(word).isEmpty();
          }
        });
  }

  @Test
  void aDraftOfAnAnswerIsNotFoundByOthersOnTheReport() {
    given(
        finding -> {
          long report = finding.handoff(finding.work.unit, "ACCEPTED");
          finding.said(report, "ANSWER_DRAFTED", "Rancangan perancah.");
          finding.said(report, "ANSWER_SENT_BACK", "Perancah kurang jelas.");

          assertThat(numbers(finding.national(), "perancah")).isEmpty();
        });
  }

  @Test
  void aSupervisoryReportIsFoundByTheFewAlone() {
    given(
        finding -> {
          GivenWork work = finding.work;
          Item item =
              work.handoff(
                  work.unit, "ACCEPTED", true, GivenWork.LONG_AGO, "ROUTED", "INSTITUTION", 0);
          finding.text(item.report(), "original_body", "Pungutan gapura.");

          assertThat(numbers(finding.search(finding.serving(Role.UNIT_STAFF, work.unit)), "gapura"))
              .isEmpty();
          assertThat(numbers(finding.search(finding.serving(Role.APPROVER, work.unit)), "gapura"))
              .hasSize(1);
          long named = work.report("SUBMITTED", true, work.unit);
          finding.text(named, "original_body", "Pungutan menara.");
          assertThat(
                  numbers(
                      finding.search(finding.serving(Role.INSTITUTION_ADMIN, work.unit)), "menara"))
              .isEmpty();
          assertThat(numbers(finding.national(), "menara")).hasSize(1);
        });
  }

  @Test
  void whatWasGivenBackIsFoundNoMoreAndWhatNamedOneIsFoundByItsAdministrator() {
    given(
        finding -> {
          GivenWork work = finding.work;
          long returned = finding.handoff(work.unit, "RETURNED");
          finding.text(returned, "original_body", "Gapura miring.");
          long named = work.report("SUBMITTED", false, work.unit);
          finding.text(named, "original_body", "Gapura roboh.");
          long entered = work.report("SUBMITTED", false, null);
          finding.text(entered, "original_body", "Gapura retak.");
          finding.entered(entered, work.unit);

          assertThat(numbers(finding.search(finding.serving(Role.UNIT_STAFF, work.unit)), "gapura"))
              .isEmpty();
          assertThat(
                  numbers(
                      finding.search(finding.serving(Role.INSTITUTION_ADMIN, work.unit)), "gapura"))
              .containsExactly(number(entered), number(named));
          assertThat(
                  numbers(
                      finding.search(finding.serving(Role.CHANNEL_OPERATOR, work.unit)), "gapura"))
              .containsExactly(number(entered));
        });
  }

  @Test
  void whatIsErasedOrWordedAnewIsFoundByTheOldWordsNoMore() {
    given(
        finding -> {
          long report = finding.handoff(finding.work.unit, "ACCEPTED");
          finding.text(report, "public_text", "Menara condong.");
          long said = finding.said(report, "REPLIED", "Sudah tumbang kemarin.");
          assertThat(numbers(finding.national(), "tumbang menara")).hasSize(1);

          finding.erased(said);
          assertThat(numbers(finding.national(), "tumbang")).isEmpty();
          assertThat(numbers(finding.national(), "menara")).hasSize(1);

          finding.text(report, "public_text", "Tiang condong.");
          assertThat(numbers(finding.national(), "menara")).isEmpty();
          assertThat(numbers(finding.national(), "tiang")).hasSize(1);
        });
  }

  @Test
  void theWordsAreMarkedAndNoTextBringsMarksOfItsOwn() {
    given(
        finding -> {
          long report = finding.work.report("SUBMITTED", false, null);
          finding.text(report, "original_title", "Jalanan \u0002rusak\u0003 <b>parah</b>");
          finding.text(report, "original_body", "Aspal gapura terkelupas.");

          StaffFind found =
              finding.national().page(StaffQuery.of("jalan gapura"), null).items().get(0);

          assertThat(found.title())
              .isEqualTo(SearchMarks.BEGIN + "Jalanan" + SearchMarks.END + "  rusak  <b>parah</b>");
          assertThat(found.excerpt())
              .contains(SearchMarks.BEGIN + "gapura" + SearchMarks.END)
              .contains("Aspal");
        });
  }

  @Test
  void theFiltersOfTheListsNarrowASearchToo() {
    given(
        finding -> {
          long report = finding.work.report("SUBMITTED", false, finding.work.unit);
          finding.text(report, "original_body", "Gapura miring.");

          assertThat(finding.narrowed(ReportType.COMPLAINT, null, null, null, null, null))
              .hasSize(1);
          assertThat(finding.narrowed(ReportType.ASPIRATION, null, null, null, null, null))
              .isEmpty();
          assertThat(finding.narrowed(null, ReportStatus.SUBMITTED, null, null, null, null))
              .hasSize(1);
          assertThat(finding.narrowed(null, ReportStatus.ROUTED, null, null, null, null)).isEmpty();
          assertThat(finding.narrowed(null, null, "35", null, null, null)).hasSize(1);
          assertThat(finding.narrowed(null, null, "36", null, null, null)).isEmpty();
          assertThat(
                  finding.narrowed(
                      null, null, null, finding.code(finding.work.ministry), null, null))
              .hasSize(1);
          assertThat(
                  finding.narrowed(null, null, null, finding.code(finding.work.city), null, null))
              .isEmpty();
          assertThat(finding.narrowed(null, null, null, null, OCTOBER, OCTOBER)).hasSize(1);
          assertThat(finding.narrowed(null, null, null, null, OCTOBER.plusDays(1), null)).isEmpty();
          assertThat(finding.narrowed(null, null, null, null, null, OCTOBER.minusDays(1)))
              .isEmpty();
          assertThatThrownBy(
                  () -> finding.narrowed(null, null, null, null, OCTOBER, OCTOBER.minusDays(1)))
              .isInstanceOf(RuleViolation.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gapura", "- \"\"", "-gapura -menara", "?!"})
  void aSearchWithoutAWordIsRefusedInsteadOfReadingEverything(String words) {
    given(
        finding ->
            assertRefused(() -> finding.national().page(StaffQuery.of(words), null), "no-words"));
  }

  private static void assertRefused(ThrowingCallable search, String rule) {
    assertThatThrownBy(search)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal -> {
              assertThat(
                      refusal.fields().isEmpty() ? refusal.rule() : refusal.fields().get(0).rule())
                  .isEqualTo(rule);
              assertThat(refusal.fields().get(0).field()).isEqualTo("q");
            });
  }

  private static List<String> numbers(StaffSearch search, String words) {
    return search.page(StaffQuery.of(words), null).items().stream()
        .map(StaffFind::trackingId)
        .toList();
  }

  private static String number(long report) {
    return Long.toString(report);
  }

  private static void given(Consumer<GivenFinding> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenFinding(em)));
  }
}
