package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a report may be erased, and what is left of it. */
class ErasureTest {

  private static final Instant LONG_AFTER = MONDAY.plus(Duration.ofDays(31));

  @ParameterizedTest
  @EnumSource(ReportStatus.class)
  void onlyAReportThatHasEndedIsErased(ReportStatus status) {
    Report report = GivenReports.in(status);

    assertThat(report.erasureBar(LONG_AFTER).isPresent()).isEqualTo(status.open());
    if (status.open()) {
      assertThatThrownBy(() -> report.erase(ErasureGround.REQUESTED, LONG_AFTER))
          .isInstanceOf(RuleViolation.class);
      assertThat(report.erased()).isFalse();
      assertThat(report.original().body()).isNotEmpty();
    } else {
      report.erase(ErasureGround.REQUESTED, LONG_AFTER);
      assertThat(report.erased()).isTrue();
      assertThat(report.status()).isEqualTo(status);
    }
  }

  @Test
  void aCompletedReportWaitsUntilNobodyMayReopenItAnyMore() {
    Report report = GivenReports.in(ReportStatus.COMPLETED);

    assertThat(report.erasureBar(MONDAY.plus(Duration.ofDays(30)))).contains("report-reopenable");
    assertThat(report.erasureBar(MONDAY.plus(Duration.ofDays(30)).plusSeconds(1))).isEmpty();
  }

  @Test
  void nothingThatSomebodyWroteIsLeftAndTheRegencyIs() {
    Report report = GivenReports.in(ReportStatus.COMPLETED);

    report.erase(ErasureGround.UNLAWFUL, LONG_AFTER);

    assertThat(report.original().title() + report.original().body()).isEmpty();
    assertThat(report.original().incidentDate()).isNull();
    assertThat(report.face().title()).isNull();
    assertThat(report.face().published()).isFalse();
    assertThat(report.reporter().accessCodeHash()).isNull();
    assertThat(report.course().outcome().orElseThrow().rating()).isEqualTo(4);
    assertThat(new Place("35.78.01.1001", "Jalan", -7.0, 112.0).erased())
        .isEqualTo(new Place("35.78", null, null, null));
    assertThat(Place.unknown().erased()).isEqualTo(Place.unknown());
  }

  @Test
  void whoAsksForWhatWasErasedIsToldWhenAndWhy() {
    Report report = GivenReports.in(ReportStatus.WITHDRAWN);
    report.erase(ErasureGround.RETENTION_OVER, LONG_AFTER);

    assertThatThrownBy(() -> report.erase(ErasureGround.REQUESTED, LONG_AFTER.plusSeconds(1)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.current())
                    .containsEntry("erasedAt", LONG_AFTER.toString())
                    .containsEntry("ground", "RETENTION_OVER"));
    assertThat(report.erasure().ground()).contains(ErasureGround.RETENTION_OVER);
  }
}
