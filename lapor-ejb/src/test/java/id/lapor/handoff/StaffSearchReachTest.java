package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How far a search for words looks, and that nothing is left out on its way. */
class StaffSearchReachTest {

  @Test
  void eachIsFoundOnceAndTheNewestFirstHoweverManyPages() {
    given(
        finding -> {
          List<String> expected = new ArrayList<>();
          for (int i = 0; i < 2 * StaffSearch.PAGE + 5; i++) {
            long report = finding.work.report("SUBMITTED", false, null);
            finding.text(report, "original_body", "Gapura miring.");
            expected.add(0, number(report));
          }

          List<String> found = new ArrayList<>();
          String cursor = null;
          int pages = 0;
          do {
            StaffFinds page = finding.national().page(StaffQuery.of("gapura"), cursor);
            page.items().forEach(item -> found.add(item.trackingId()));
            cursor = page.next();
            pages++;
          } while (cursor != null);

          assertThat(found).isEqualTo(expected);
          assertThat(pages).isEqualTo(3);
        });
  }

  @Test
  void aSeldomWordIsFoundHoweverLongAgoAndNothingBetweenTwoStretchesIsLeftOut() {
    given(
        finding -> {
          List<String> expected = new ArrayList<>();
          for (long days : List.of(1L, 15L, 17L, 100L, 1_040L, 1_041L, 2_500L, 5_600L)) {
            long report = finding.work.report("SUBMITTED", false, null);
            finding.text(report, "original_body", "Gapura miring.");
            finding.received(report, GivenWork.NOW.minus(Duration.ofDays(days)));
            expected.add(number(report));
          }

          StaffFinds found = finding.national().page(StaffQuery.of("gapura"), null);

          assertThat(found.items()).extracting(StaffFind::trackingId).isEqualTo(expected);
          assertThat(found.next()).isNull();
        });
  }

  @Test
  void aFrequentWordOfOthersStopsTheSearchWhereItHasLookedAndGoesOnFromThere() {
    given(
        finding -> {
          long own = finding.handoff(finding.work.unit, "ACCEPTED");
          finding.text(own, "original_body", "Gapura miring.");
          finding.received(own, GivenWork.NOW.minus(Duration.ofDays(200)));
          for (long days : List.of(1L, 20L, 40L)) {
            finding.others(2_001, "Gapura roboh.", GivenWork.NOW.minus(Duration.ofDays(days)));
          }
          StaffSearch staff = finding.search(finding.serving(Role.UNIT_STAFF, finding.work.unit));

          StaffFinds first = staff.page(StaffQuery.of("gapura"), null);

          assertThat(first.items()).isEmpty();
          assertThat(first.back())
              .isEqualTo(GivenWork.NOW.minus(Duration.ofDays(64)).plusSeconds(60));
          StaffFinds second = staff.page(StaffQuery.of("gapura"), first.next());
          assertThat(second.items()).extracting(StaffFind::trackingId).containsExactly(number(own));
        });
  }

  @Test
  void aSearchThatTakesTooLongIsRefusedAsTooWide() {
    given(
        finding -> {
          for (int i = 0; i < 30; i++) {
            finding.text(
                finding.work.report("SUBMITTED", false, null),
                "original_body",
                "Gapura miring. ".repeat(2_000));
          }
          finding.em.createNativeQuery("set local statement_timeout = '3ms'").executeUpdate();

          assertThatThrownBy(() -> finding.national().page(StaffQuery.of("gapura"), null))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal ->
                      assertThat(refusal.fields())
                          .extracting(FieldError::field, FieldError::rule)
                          .containsExactly(tuple("q", "too-broad")));
        });
  }

  private static String number(long report) {
    return Long.toString(report);
  }

  private static void given(Consumer<GivenFinding> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenFinding(em)));
  }
}
