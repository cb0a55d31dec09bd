package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Role;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way through the reports that a search found. */
class StaffWalkTest {

  private static final StaffQuery GAPURA = StaffQuery.of("gapura");

  @Test
  void eachReportFoundHasItsPlaceAndThoseBesideIt() {
    given(
        finding -> {
          List<Long> reports = reports(finding, 5);
          StaffFinds page = finding.national().page(GAPURA, null);
          List<StaffFind> found = page.items();

          assertThat(found)
              .extracting(StaffFind::trackingId)
              .containsExactlyElementsOf(newestFirst(reports));
          for (int i = 0; i < found.size(); i++) {
            WorkStep step = finding.national().step(GAPURA, found.get(i).key());
            assertThat(step.there()).isTrue();
            assertThat(step.position()).isEqualTo(i + 1);
            assertThat(step.total()).isEqualTo(5);
            assertThat(step.more()).isFalse();
            assertThat(beside(step.previous())).isEqualTo(i == 0 ? null : id(found.get(i - 1)));
            assertThat(beside(step.next())).isEqualTo(i == 4 ? null : id(found.get(i + 1)));
            assertThat(page.step(found.get(i).key())).contains(step);
          }
        });
  }

  @Test
  void theWayGoesThroughReportsInScopeAndOnlyThem() {
    given(
        finding -> {
          long own = finding.handoff(finding.work.unit, "ACCEPTED");
          long others = finding.handoff(finding.work.city, "ACCEPTED");
          long returned = finding.handoff(finding.work.unit, "RETURNED");
          long accused =
              finding
                  .work
                  .handoff(
                      finding.work.unit,
                      "ACCEPTED",
                      true,
                      GivenWork.LONG_AGO,
                      "ROUTED",
                      "INSTITUTION",
                      0)
                  .report();
          for (long report : List.of(own, others, returned, accused)) {
            finding.text(report, "original_body", "Gapura miring.");
          }
          StaffSearch staff = finding.search(finding.serving(Role.UNIT_STAFF, finding.work.unit));
          String place = finding.national().page(GAPURA, null).items().get(0).key();

          WorkStep step = staff.step(GAPURA, place);

          assertThat(step.total()).isEqualTo(1);
          assertThat(Stream.of(step.previous(), step.next()).filter(Objects::nonNull))
              .extracting(WorkStep.Neighbour::trackingId)
              .containsExactly(Long.toString(own));
          assertThat(finding.national().step(GAPURA, place).total()).isEqualTo(4);
        });
  }

  @Test
  void whatNarrowsTheSearchNarrowsTheWay() {
    given(
        finding -> {
          reports(finding, 2);
          StaffQuery none =
              new StaffQuery("gapura", null, null, null, "36", null, null, null, null);
          StaffQuery some =
              new StaffQuery("gapura", null, null, null, "35", null, null, null, null);

          assertThat(finding.national().step(none, "").total()).isZero();
          assertThat(finding.national().step(some, "").total()).isEqualTo(2);
        });
  }

  @Test
  void aReportThatIsFoundNoMoreStillHasThoseBesideIt() {
    given(
        finding -> {
          List<Long> reports = reports(finding, 3);
          String middle = finding.national().page(GAPURA, null).items().get(1).key();
          finding.text(reports.get(1), "original_body", "Menara miring.");

          WorkStep step = finding.national().step(GAPURA, middle);

          assertThat(step.there()).isFalse();
          assertThat(step.total()).isEqualTo(2);
          assertThat(beside(step.previous())).isEqualTo(Long.toString(reports.get(2)));
          assertThat(beside(step.next())).isEqualTo(Long.toString(reports.get(0)));
        });
  }

  @Test
  void behindTheFirstTwoHundredOneOnlyGoesOn() {
    given(
        finding -> {
          List<Long> reports = reports(finding, StaffSearch.MOST_PLACES + 2);
          List<String> order = newestFirst(reports);
          List<String> keys = new ArrayList<>();
          String cursor = null;
          do {
            StaffFinds page = finding.national().page(GAPURA, cursor);
            page.items().forEach(item -> keys.add(item.key()));
            cursor = page.next();
          } while (cursor != null);

          WorkStep last = finding.national().step(GAPURA, keys.get(StaffSearch.MOST_PLACES - 1));
          assertThat(last.there()).isTrue();
          assertThat(last.more()).isTrue();
          assertThat(last.total()).isEqualTo(StaffSearch.MOST_PLACES);
          assertThat(beside(last.next())).isEqualTo(order.get(StaffSearch.MOST_PLACES));

          StaffQuery since =
              new StaffQuery(
                  "gapura", null, null, null, null, null, null, LocalDate.of(2026, 10, 1), null);
          assertThat(finding.national().step(since, "").more()).isTrue();

          WorkStep behind = finding.national().step(GAPURA, keys.get(StaffSearch.MOST_PLACES));
          assertThat(behind.there()).isFalse();
          assertThat(behind.previous()).isNull();
          assertThat(beside(behind.next())).isEqualTo(order.get(StaffSearch.MOST_PLACES + 1));
        });
  }

  @Test
  void reportsOfLongAgoAreOnTheWayToo() {
    given(
        finding -> {
          List<Long> reports = reports(finding, 5);
          long days = 20;
          for (long report : reports) {
            finding.received(report, GivenWork.NOW.minus(Duration.ofDays(days)));
            days *= 4;
          }

          WorkStep step = finding.national().step(GAPURA, "");

          assertThat(step.total()).isEqualTo(5);
          assertThat(step.more()).isFalse();
          assertThat(beside(step.next())).isEqualTo(Long.toString(reports.get(0)));
        });
  }

  @Test
  void aWayWithoutWordsOrPlaceIsRefused() {
    given(
        finding -> {
          assertThatThrownBy(() -> finding.national().step(StaffQuery.of("-gapura"), ""))
              .isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> finding.national().step(StaffQuery.of(null), ""))
              .isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> finding.national().step(GAPURA, "x"))
              .isInstanceOf(RuleViolation.class);
        });
  }

  /** Reports that hold the word, the oldest first. */
  private static List<Long> reports(GivenFinding finding, int count) {
    List<Long> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long report = finding.work.report("SUBMITTED", false, null);
      finding.text(report, "original_body", "Gapura miring.");
      reports.add(report);
    }
    return reports;
  }

  private static List<String> newestFirst(List<Long> reports) {
    List<String> order = new ArrayList<>();
    reports.forEach(report -> order.add(0, Long.toString(report)));
    return order;
  }

  private static String id(StaffFind find) {
    return find.trackingId();
  }

  private static String beside(WorkStep.Neighbour neighbour) {
    return neighbour == null ? null : neighbour.trackingId();
  }

  private static void given(Consumer<GivenFinding> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenFinding(em)));
  }
}
