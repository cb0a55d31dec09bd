package id.lapor.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.deadline.DeadlineState;
import id.lapor.deadline.DeadlineView;
import id.lapor.deadline.LimitUnit;
import id.lapor.deadline.Timer;
import id.lapor.report.EventType;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import id.lapor.report.ReporterReportView;
import id.lapor.report.TimelineEntry;
import id.lapor.report.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has a report, since when and until when, as its reporter reads it. */
class StandingTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T02:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-03-06T02:00:00Z");

  private final Standing standing = new Standing();

  @Test
  void anInstitutionHasItSinceItWasHandedOverOrTheReporterReplied() {
    ReporterReportView routed =
        report(
            ReportStatus.ROUTED,
            Turn.INSTITUTION,
            entry(MONDAY, EventType.SUBMITTED, ""),
            entry(TUESDAY, EventType.HANDED_OFF, ""));
    assertThat(standing.holder(routed)).isEqualTo("Dinas Kesehatan");
    assertThat(standing.since(routed)).isEqualTo(TUESDAY);

    ReporterReportView replied =
        report(
            ReportStatus.IN_PROGRESS,
            Turn.INSTITUTION,
            entry(MONDAY, EventType.HANDED_OFF, ""),
            entry(TUESDAY, EventType.ANSWER_PUBLISHED, "Sudah"),
            entry(FRIDAY, EventType.REPLIED, "Belum"));
    assertThat(standing.since(replied)).isEqualTo(FRIDAY);
    assertThat(standing.lastAnswer(replied)).isEmpty();
  }

  @Test
  void theReporterHasItSinceTheLastAnswerWhichStandsFirst() {
    ReporterReportView answered =
        report(
            ReportStatus.IN_PROGRESS,
            Turn.REPORTER,
            entry(MONDAY, EventType.ANSWER_PUBLISHED, "Sedang diperiksa"),
            entry(TUESDAY, EventType.ANSWER_PUBLISHED, "Loket ditambah"));

    assertThat(standing.since(answered)).isEqualTo(TUESDAY);
    assertThat(standing.lastAnswer(answered)).containsExactly("Loket ditambah");
  }

  @Test
  void theVerifiersHaveItSinceItCameInOrCameBack() {
    assertThat(standing.since(report(ReportStatus.SUBMITTED, Turn.INSTITUTION))).isEqualTo(MONDAY);
    ReporterReportView returned =
        report(
            ReportStatus.RETURNED,
            Turn.INSTITUTION,
            entry(MONDAY, EventType.SUBMITTED, ""),
            entry(FRIDAY, EventType.HANDOFF_RETURNED, ""));
    assertThat(standing.since(returned)).isEqualTo(FRIDAY);
  }

  @Test
  void theLimitThatEndsNextIsTheOneThatIsTold() {
    ReporterReportView routed = report(ReportStatus.ROUTED, Turn.INSTITUTION);

    assertThat(standing.due(routed)).isTrue();
    assertThat(standing.deadline(routed).timer()).isEqualTo(Timer.RESPOND);
  }

  private static TimelineEntry entry(Instant at, EventType type, String words) {
    return new TimelineEntry(
        1,
        at,
        type,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        words.isEmpty() ? Map.of() : Map.of("text", words));
  }

  private static DeadlineView deadline(Timer timer, Instant due, DeadlineState state) {
    return new DeadlineView(timer, due, LimitUnit.WORKING_DAY, 5, state, "Aturan", MONDAY, null);
  }

  private static ReporterReportView report(
      ReportStatus status, Turn turn, TimelineEntry... timeline) {
    return new ReporterReportView(
        "1234567897",
        status,
        turn,
        ReportType.COMPLAINT,
        "Judul",
        "Isi",
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "dinkes",
        "Dinas Kesehatan",
        false,
        false,
        MONDAY,
        null,
        null,
        null,
        null,
        null,
        List.of(
            deadline(Timer.VERIFY, MONDAY, DeadlineState.MET),
            deadline(Timer.RESOLVE, FRIDAY, DeadlineState.RUNNING),
            deadline(Timer.RESPOND, TUESDAY, DeadlineState.RUNNING)),
        List.of(timeline),
        List.of(),
        true,
        status == ReportStatus.IN_PROGRESS,
        false,
        true);
  }
}
