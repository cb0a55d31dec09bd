package id.lapor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.institution.Zones;
import id.lapor.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
  static final Instant DUE = Instant.parse("2026-11-26T16:59:59Z");
  static final Instant LAST_MOMENT = Instant.parse("2026-11-26T16:59:59.999999Z");
  static final Instant TOO_LATE = Instant.parse("2026-11-26T17:00:00Z");

  final Deadline deadline = verifyWithinThreeDays();

  @Test
  void aStartedClockKeepsTheRuleThatSetIt() {
    assertThat(deadline.view())
        .isEqualTo(
            new DeadlineView(
                Timer.VERIFY,
                DUE,
                LimitUnit.WORKING_DAY,
                3,
                DeadlineState.RUNNING,
                "PermenPANRB 5/2025 (SP4N-LAPOR!)",
                MONDAY,
                null));
    assertThat(deadline.regulation()).isEqualTo("PermenPANRB 5/2025");
    assertThat(deadline.reportClass()).isEqualTo(ReportClass.COMPLAINT);
    assertThat(deadline.zone()).isEqualTo(Zones.WIB);
    assertThat(deadline.outstanding()).isTrue();
  }

  @Test
  void whatIsDoneInTheLastSecondIsInTime() {
    deadline.meet(LAST_MOMENT);

    assertThat(deadline.state()).isEqualTo(DeadlineState.MET);
    assertThat(deadline.endedAt()).contains(LAST_MOMENT);
    assertThat(deadline.outstanding()).isFalse();
  }

  @Test
  void whatIsDoneAtMidnightIsTooLateEvenBeforeAnySweep() {
    deadline.meet(TOO_LATE);

    assertThat(deadline.state()).isEqualTo(DeadlineState.MISSED);
    assertThat(deadline.endedAt()).contains(TOO_LATE);
  }

  @Test
  void aClockIsOverdueOnlyAfterItsLastSecond() {
    assertThat(deadline.isOverdue(LAST_MOMENT)).isFalse();
    assertThat(deadline.isOverdue(TOO_LATE)).isTrue();
    assertThat(deadline.view().overdue(LAST_MOMENT)).isFalse();
    assertThat(deadline.view().overdue(TOO_LATE)).isTrue();
  }

  @Test
  void aMissedLimitStaysOwedUntilItIsDone() {
    deadline.miss(TOO_LATE);

    assertThat(deadline.state()).isEqualTo(DeadlineState.MISSED);
    assertThat(deadline.outstanding()).isTrue();

    deadline.meet(TOO_LATE.plusSeconds(60));

    assertThat(deadline.state()).isEqualTo(DeadlineState.MISSED);
    assertThat(deadline.endedAt()).contains(TOO_LATE.plusSeconds(60));
  }

  @Test
  void aLimitIsNotMissedWhileThereIsTimeLeft() {
    assertRefused("deadline-not-passed", () -> deadline.miss(LAST_MOMENT));

    assertThat(deadline.state()).isEqualTo(DeadlineState.RUNNING);
    assertThat(deadline.outstanding()).isTrue();
  }

  @Test
  void aCancelledClockHasNoResult() {
    deadline.cancel(TOO_LATE);

    assertThat(deadline.state()).isEqualTo(DeadlineState.CANCELLED);
    assertThat(deadline.endedAt()).contains(TOO_LATE);
  }

  @Test
  void aMissedLimitCannotBeUndoneByCancelling() {
    deadline.miss(TOO_LATE);

    deadline.cancel(TOO_LATE);

    assertThat(deadline.state()).isEqualTo(DeadlineState.MISSED);
    assertThat(deadline.outstanding()).isFalse();
  }

  @Test
  void anEndedClockDoesNotEndAgain() {
    deadline.meet(LAST_MOMENT);

    assertRefused("deadline-ended", () -> deadline.meet(TOO_LATE));
    assertRefused("deadline-ended", () -> deadline.miss(TOO_LATE));
    assertRefused("deadline-ended", () -> deadline.cancel(TOO_LATE));

    assertThat(deadline.state()).isEqualTo(DeadlineState.MET);
    assertThat(deadline.endedAt()).contains(LAST_MOMENT);
  }

  @Test
  void anAnswerThatWasNotEnoughLetsTheSameLimitRunOn() {
    deadline.meet(MONDAY.plusSeconds(60));

    deadline.resume();

    assertThat(deadline.state()).isEqualTo(DeadlineState.RUNNING);
    assertThat(deadline.dueAt()).isEqualTo(DUE);
    assertThat(deadline.outstanding()).isTrue();
  }

  @Test
  void onlyAnEndedClockRunsOn() {
    assertRefused("deadline-not-met", deadline::resume);
    deadline.cancel(MONDAY);
    assertRefused("deadline-not-met", deadline::resume);

    assertThat(deadline.state()).isEqualTo(DeadlineState.CANCELLED);
  }

  @Test
  void aZoneOutsideTheCountryIsRefused() {
    assertRefused(
        "invalid-zone",
        () ->
            Deadline.start(
                1L,
                null,
                limit(),
                ReportClass.COMPLAINT,
                MONDAY,
                ZoneId.of("Europe/Berlin"),
                new WorkingCalendar(HolidayFile.byYear())));
  }

  private static void assertRefused(String rule, ThrowingCallable verb) {
    assertThatThrownBy(verb)
        .isInstanceOfSatisfying(RuleViolation.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  private static Deadline verifyWithinThreeDays() {
    return Deadline.start(
        1L,
        null,
        limit(),
        ReportClass.COMPLAINT,
        MONDAY,
        Zones.WIB,
        new WorkingCalendar(HolidayFile.byYear()));
  }

  private static TimeLimit limit() {
    return new TimeLimit(
        "PermenPANRB 5/2025",
        null,
        Timer.VERIFY,
        3,
        LimitUnit.WORKING_DAY,
        "PermenPANRB 5/2025 (SP4N-LAPOR!)",
        LocalDate.of(2025, 5, 1));
  }
}
