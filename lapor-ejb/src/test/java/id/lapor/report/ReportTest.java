package id.lapor.report;

import static id.lapor.report.GivenReports.HEALTH;
import static id.lapor.report.GivenReports.MONDAY;
import static id.lapor.report.GivenReports.TUESDAY;
import static id.lapor.report.GivenReports.in;
import static id.lapor.report.GivenReports.submitted;
import static id.lapor.report.GivenReports.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportTest {

  private record Verb(Consumer<Report> act, Set<ReportStatus> from, ReportStatus to) {}

  private static final Map<String, Verb> VERBS =
      Map.ofEntries(
          verb(
              "asking for information",
              Report::requestInformation,
              ReportStatus.PENDING_INFO,
              ReportStatus.SUBMITTED),
          verb(
              "completing information",
              Report::completeInformation,
              ReportStatus.SUBMITTED,
              ReportStatus.PENDING_INFO),
          verb("verifying", r -> verify(r, false), ReportStatus.ROUTED, ReportStatus.SUBMITTED),
          verb("rerouting", r -> r.reroute(TUESDAY), ReportStatus.ROUTED, ReportStatus.RETURNED),
          verb(
              "answering",
              r -> r.answered(TUESDAY, TUESDAY),
              ReportStatus.IN_PROGRESS,
              ReportStatus.ROUTED,
              ReportStatus.IN_PROGRESS),
          verb(
              "completing",
              r -> r.complete(Outcome.autoClosed(TUESDAY)),
              ReportStatus.COMPLETED,
              ReportStatus.IN_PROGRESS),
          verb(
              "reopening",
              r -> r.reopen(TUESDAY),
              ReportStatus.IN_PROGRESS,
              ReportStatus.COMPLETED),
          verb(
              "withdrawing",
              r -> r.withdraw(TUESDAY),
              ReportStatus.WITHDRAWN,
              ReportStatus.SUBMITTED,
              ReportStatus.PENDING_INFO,
              ReportStatus.ROUTED,
              ReportStatus.IN_PROGRESS,
              ReportStatus.RETURNED),
          verb(
              "archiving",
              r -> r.archive(TUESDAY),
              ReportStatus.ARCHIVED,
              ReportStatus.SUBMITTED,
              ReportStatus.RETURNED),
          verb("restoring", Report::restore, ReportStatus.SUBMITTED, ReportStatus.ARCHIVED),
          verb(
              "merging",
              r -> r.mergeInto(submitted(), TUESDAY),
              ReportStatus.MERGED,
              ReportStatus.SUBMITTED,
              ReportStatus.PENDING_INFO,
              ReportStatus.ROUTED,
              ReportStatus.IN_PROGRESS,
              ReportStatus.RETURNED));

  private static Map.Entry<String, Verb> verb(
      String name, Consumer<Report> act, ReportStatus to, ReportStatus... from) {
    return Map.entry(name, new Verb(act, EnumSet.copyOf(Set.of(from)), to));
  }

  @TestFactory
  Stream<DynamicTest> everyVerbIsAllowedFromItsStatusesAndRefusedFromAllOthers() {
    return VERBS.entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(ReportStatus.values())
                    .map(
                        status ->
                            DynamicTest.dynamicTest(
                                entry.getKey() + " a report that is " + status,
                                () -> check(entry.getValue(), status))));
  }

  private static void check(Verb verb, ReportStatus status) {
    Report report = in(status);
    String before = facts(report);

    if (verb.from().contains(status)) {
      verb.act().accept(report);

      assertThat(report.status()).isEqualTo(verb.to());
    } else {
      assertThatThrownBy(() -> verb.act().accept(report))
          .isInstanceOfSatisfying(
              RuleViolation.class,
              refused -> {
                assertThat(refused.rule()).isEqualTo("illegal-transition");
                assertThat(refused.current()).containsEntry("status", status.name());
              });
      assertThat(facts(report)).isEqualTo(before);
    }
  }

  private static String facts(Report report) {
    return String.join(
        "|",
        report.status().name(),
        report.course().turn().name(),
        String.valueOf(report.face().published()),
        String.valueOf(report.lead().isPresent()),
        String.valueOf(report.course().autoCloseAt()),
        String.valueOf(report.course().returnCount()),
        String.valueOf(report.course().reopenCount()),
        String.valueOf(report.course().outcome().isPresent()),
        String.valueOf(report.course().mergedInto().isPresent()));
  }

  @TestFactory
  Stream<DynamicTest> anUnmergedReportHasTheStatusThatItHad() {
    return Stream.of(ReportStatus.values())
        .filter(ReportStatus::open)
        .map(
            status ->
                DynamicTest.dynamicTest(
                    status.name(),
                    () -> {
                      Report report = in(status);
                      report.mergeInto(submitted(), TUESDAY);

                      report.unmerge();

                      assertThat(report.status()).isEqualTo(status);
                      assertThat(report.course().mergedInto()).isEmpty();
                    }));
  }

  @Test
  void aReportIsNotMergedIntoItselfOrIntoOneThatHasEnded() {
    Report report = submitted();

    assertThatThrownBy(() -> report.mergeInto(report, MONDAY)).isInstanceOf(RuleViolation.class);
    assertThatThrownBy(() -> report.mergeInto(in(ReportStatus.MERGED), MONDAY))
        .isInstanceOf(RuleViolation.class);

    assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
    assertThat(report.course().mergedInto()).isEmpty();
  }

  @Test
  void onlyAComplaintCanBeSupervisory() {
    Report report = submitted();

    assertThatThrownBy(
            () -> report.verify(ReportType.ASPIRATION, true, null, "Judul", "Isi", MONDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> assertThat(e.fields()).extracting("field").containsExactly("supervisory"));
    assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
    assertThat(report.supervisory()).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> theLeadReturnsOnlyWhatInstitutionsHold() {
    return Stream.of(ReportStatus.values())
        .map(
            status ->
                DynamicTest.dynamicTest(
                    status.name(),
                    () -> {
                      Report report = in(status);
                      switch (status) {
                        case ROUTED -> {
                          report.leadReturned(false);
                          assertThat(report.status()).isEqualTo(ReportStatus.RETURNED);
                        }
                        case IN_PROGRESS -> {
                          report.leadReturned(true);
                          assertThat(report.status()).isEqualTo(ReportStatus.IN_PROGRESS);
                        }
                        default -> {
                          String before = facts(report);
                          assertThatThrownBy(() -> report.leadReturned(false))
                              .isInstanceOf(RuleViolation.class);
                          assertThat(facts(report)).isEqualTo(before);
                        }
                      }
                    }));
  }

  @Test
  void aReportStaysRoutedWhenTheLeadReturnsItWhileOthersHoldIt() {
    Report report = in(ReportStatus.ROUTED);

    report.leadReturned(true);

    assertThat(report.status()).isEqualTo(ReportStatus.ROUTED);
    assertThat(report.lead()).isEmpty();
    assertThat(report.course().returnCount()).isEqualTo(1);
  }

  @Test
  void aReplyTakesTheAutomaticClosingAway() {
    Report report = in(ReportStatus.IN_PROGRESS);
    assertThat(report.course().autoCloseAt()).isEqualTo(TUESDAY);

    report.replied();

    assertThat(report.course().autoCloseAt()).isNull();
    assertThat(report.course().turn()).isEqualTo(Turn.INSTITUTION);
  }

  @Test
  void aCompletedReportTakesNoReplyItIsReopened() {
    Report report = in(ReportStatus.COMPLETED);

    assertThatThrownBy(report::replied).isInstanceOf(RuleViolation.class);

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETED);
    assertThat(report.course().turn()).isEqualTo(Turn.REPORTER);
  }

  @Test
  void aReportCanBeReopenedUpToThirtyDaysAfterClosing() {
    Report inTime = in(ReportStatus.COMPLETED);
    Report late = in(ReportStatus.COMPLETED);

    inTime.reopen(MONDAY.plus(Course.REOPENING_WINDOW));
    assertThatThrownBy(() -> late.reopen(MONDAY.plus(Course.REOPENING_WINDOW).plusMillis(1)))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("reopening-too-late"));

    assertThat(inTime.status()).isEqualTo(ReportStatus.IN_PROGRESS);
    assertThat(late.status()).isEqualTo(ReportStatus.COMPLETED);
    assertThat(late.course().reopenCount()).isZero();
  }

  @Test
  void aReportIsReopenedAtMostTwice() {
    Report report = in(ReportStatus.COMPLETED);
    for (int i = 0; i < Course.MAX_REOPENINGS; i++) {
      report.reopen(MONDAY);
      report.complete(Outcome.autoClosed(MONDAY));
    }

    assertThatThrownBy(() -> report.reopen(MONDAY))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("reopened-too-often"));

    assertThat(report.status()).isEqualTo(ReportStatus.COMPLETED);
    assertThat(report.course().reopenable(MONDAY.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void aDecisionOnAnOlderVersionIsRefusedWithThePresentState() {
    Report report = submitted();

    assertThatThrownBy(() -> report.requireVersion(report.version() + 1))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            e -> {
              assertThat(e.rule()).isEqualTo("stale-version");
              assertThat(e.current()).containsEntry("status", "SUBMITTED").containsKey("version");
            });
  }

  @Test
  void theLeadIsWhoeverWasNamedLast() {
    Report report = in(ReportStatus.ROUTED);

    assertThat(report.lead()).contains(HEALTH);
  }
}
