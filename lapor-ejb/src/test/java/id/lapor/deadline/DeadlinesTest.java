package id.lapor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.institution.LoadedReference;
import id.lapor.institution.Zones;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

  static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @ParameterizedTest(name = "{0} for {1}: {2} {3}")
  @CsvSource({
    "VERIFY, COMPLAINT, 3, WORKING_DAY",
    "VERIFY, COMPLAINT_SUPERVISORY, 3, WORKING_DAY",
    "RESPOND, ASPIRATION, 5, WORKING_DAY",
    "RESOLVE, INFORMATION_REQUEST, 5, WORKING_DAY",
    "RESOLVE, COMPLAINT, 14, WORKING_DAY",
    "RESOLVE, ASPIRATION, 14, WORKING_DAY",
    "RESOLVE, COMPLAINT_SUPERVISORY, 60, WORKING_DAY",
    "COMPLETE_INFO, COMPLAINT, 30, CALENDAR_DAY",
    "AUTO_CLOSE, INFORMATION_REQUEST, 10, WORKING_DAY",
  })
  void theLawSaysHowLong(Timer timer, ReportClass reportClass, int amount, LimitUnit unit) {
    TestDatabase.rolledBack(
        em -> {
          TimeLimit limit = limits(em).inForce(timer, reportClass, MONDAY);

          assertThat(limit.amount()).isEqualTo(amount);
          assertThat(limit.unit()).isEqualTo(unit);
          assertThat(limit.regulation()).isEqualTo("PermenPANRB 5/2025");
        });
  }

  @Test
  void everyTimerHasALimitForEveryClassUnderBothRegulations() {
    TestDatabase.rolledBack(
        em -> {
          for (Timer timer : EnumSet.complementOf(EnumSet.of(Timer.TAKE_UP))) {
            for (ReportClass reportClass : ReportClass.values()) {
              assertThat(limits(em).inForce(timer, reportClass, MONDAY)).isNotNull();
              assertThat(
                      limits(em)
                          .inForce(timer, reportClass, Instant.parse("2019-01-01T00:00:00Z"))
                          .regulation())
                  .isEqualTo("PermenPANRB 62/2018");
            }
          }
        });
  }

  @Test
  void anOfferMayWaitForTwoWorkingDaysOfSevenAndAHalfHours() {
    TestDatabase.rolledBack(em -> assertThat(limits(em).hoursToTakeUp(MONDAY)).isEqualTo(15));
  }

  @Test
  void aRegulationGivesWayToTheNextAtMidnightInTheWest() {
    TestDatabase.rolledBack(
        em -> {
          Instant before = Instant.parse("2025-04-30T16:59:59Z");
          Instant after = Instant.parse("2025-04-30T17:00:00Z");

          assertThat(limits(em).inForce(Timer.VERIFY, ReportClass.COMPLAINT, before).regulation())
              .isEqualTo("PermenPANRB 62/2018");
          assertThat(limits(em).inForce(Timer.VERIFY, ReportClass.COMPLAINT, after).regulation())
              .isEqualTo("PermenPANRB 5/2025");
        });
  }

  @Test
  void aTimeWithoutAnyRegulationIsAnErrorAndNotANeverEndingClock() {
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () ->
                        limits(em)
                            .inForce(
                                Timer.VERIFY,
                                ReportClass.COMPLAINT,
                                Instant.parse("2001-01-01T00:00:00Z")))
                .isInstanceOf(IllegalStateException.class));
  }

  @Test
  void aClockIsStoredWithItsRuleAndFoundByItsReport() {
    TestDatabase.rolledBack(
        em -> {
          Deadlines deadlines = deadlines(em);
          Deadline resolve =
              deadlines.start(
                  Timer.RESOLVE, 900_001L, 7L, ReportClass.COMPLAINT, MONDAY, Zones.WIT);
          Deadline verify =
              deadlines.start(
                  Timer.VERIFY, 900_001L, null, ReportClass.COMPLAINT, MONDAY, Zones.WIB);
          em.flush();
          em.clear();

          assertThat(deadlines.of(900_001L))
              .extracting(Deadline::id)
              .containsExactly(verify.id(), resolve.id());
          Deadline stored = deadlines.outstanding(900_001L, Timer.RESOLVE, 7L).orElseThrow();
          assertThat(stored.dueAt()).isEqualTo(Instant.parse("2026-12-11T14:59:59Z"));
          assertThat(stored.zone()).isEqualTo(Zones.WIT);
          assertThat(deadlines.outstanding(900_001L, Timer.RESOLVE)).isEmpty();
          assertThat(deadlines.outstanding(900_001L, Timer.RESOLVE, 8L)).isEmpty();
          assertThat(deadlines.outstanding(900_001L, Timer.VERIFY)).isPresent();
        });
  }

  @Test
  void theClocksOfManyReportsComeTogether() {
    TestDatabase.rolledBack(
        em -> {
          Deadlines deadlines = deadlines(em);
          start(deadlines, 900_011L, MONDAY);
          start(deadlines, 900_012L, MONDAY);
          start(deadlines, 900_012L, MONDAY.plusSeconds(86_400));
          em.flush();

          var clocks = deadlines.of(List.of(900_011L, 900_012L, 900_013L));

          assertThat(clocks).containsOnlyKeys(900_011L, 900_012L);
          assertThat(clocks.get(900_012L)).hasSize(2);
          assertThat(deadlines.of(List.of())).isEmpty();
        });
  }

  @Test
  void moreReportsThanFitOnAPageAreRefused() {
    TestDatabase.rolledBack(
        em ->
            assertThatThrownBy(
                    () -> deadlines(em).of(Collections.nCopies(Deadlines.MAX_REPORTS + 1, 1L)))
                .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void whatNoLongerAppliesIsCancelledAtOnceAndOtherHandoffsRunOn() {
    TestDatabase.rolledBack(
        em -> {
          Deadlines deadlines = deadlines(em);
          deadlines.start(Timer.RESPOND, 900_021L, 1L, ReportClass.COMPLAINT, MONDAY, Zones.WIB);
          deadlines.start(Timer.RESOLVE, 900_021L, 1L, ReportClass.COMPLAINT, MONDAY, Zones.WIB);
          deadlines.start(Timer.RESOLVE, 900_021L, 2L, ReportClass.COMPLAINT, MONDAY, Zones.WIB);
          em.flush();

          deadlines.cancelAll(900_021L, 1L, MONDAY.plusSeconds(1));

          assertThat(deadlines.outstanding(900_021L))
              .singleElement()
              .satisfies(d -> assertThat(d.handoffId()).contains(2L));

          deadlines.cancelAll(900_021L, MONDAY.plusSeconds(2));

          assertThat(deadlines.outstanding(900_021L)).isEmpty();
        });
  }

  @Test
  void aSweepFindsWhatIsDueTheOldestFirstAndNoMoreThanItAsksFor() {
    TestDatabase.rolledBack(
        em -> {
          Deadlines deadlines = deadlines(em);
          Instant longAgo = Instant.parse("2019-03-04T02:00:00Z");
          Deadline second = start(deadlines, 900_031L, longAgo.plusSeconds(86_400));
          Deadline first = start(deadlines, 900_032L, longAgo);
          Deadline met = start(deadlines, 900_033L, longAgo);
          met.meet(longAgo.plusSeconds(1));
          em.flush();
          Instant firstMiss = first.dueAt().plusSeconds(1);

          assertThat(deadlines.passed(Timer.VERIFY, firstMiss.minusMillis(1), 10)).isEmpty();
          assertThat(deadlines.passed(Timer.VERIFY, firstMiss, 10)).containsExactly(first.id());
          assertThat(deadlines.passed(Timer.VERIFY, MONDAY, 1)).containsExactly(first.id());
          assertThat(deadlines.passed(Timer.VERIFY, MONDAY, 10))
              .containsSubsequence(first.id(), second.id())
              .doesNotContain(met.id());
          assertThat(deadlines.passed(Timer.RESPOND, MONDAY, 10)).doesNotContain(first.id());
        });
  }

  @Test
  void aSweepThatComesLateSeesThatTheClockHasEnded() {
    Instant longAgo = Instant.parse("2019-06-10T02:00:00Z");
    long id = TestDatabase.inTransaction(em -> start(deadlines(em), 900_041L, longAgo).id());

    TestDatabase.rolledBack(
        sweep -> {
          Deadline read = deadlines(sweep).require(id);
          TestDatabase.committed(other -> deadlines(other).require(id).cancel(MONDAY));

          assertThat(read.isOverdue(MONDAY)).isTrue();
          assertThat(deadlines(sweep).refreshed(id).isOverdue(MONDAY)).isFalse();
        });
  }

  @Test
  void theLastClockOfAHandoffIsFoundEvenWhenItHasEnded() {
    TestDatabase.rolledBack(
        em -> {
          Deadlines deadlines = deadlines(em);
          deadlines.start(Timer.RESOLVE, 900_051L, 3L, ReportClass.COMPLAINT, MONDAY, Zones.WIB);
          Instant later = MONDAY.plusSeconds(3_600);
          Deadline second =
              deadlines.start(Timer.RESOLVE, 900_051L, 3L, ReportClass.COMPLAINT, later, Zones.WIB);
          second.cancel(later);
          em.flush();

          assertThat(deadlines.last(900_051L, Timer.RESOLVE, 3L)).contains(second);
          assertThat(deadlines.last(900_051L, Timer.RESPOND, 3L)).isEmpty();
          assertThat(deadlines.last(900_051L, Timer.RESOLVE, 4L)).isEmpty();
        });
  }

  @Test
  void anUnknownClockIsNotFound() {
    TestDatabase.rolledBack(
        em -> assertThatThrownBy(() -> deadlines(em).require(-1L)).isInstanceOf(NotFound.class));
  }

  @Test
  void aNewHolidayCountsWithinAMinuteAndIsNotReadEveryTime() {
    TestDatabase.rolledBack(
        em -> {
          AtomicLong nanos = new AtomicLong();
          Holidays holidays = new Holidays(nanos::get);
          holidays.em = em;
          LocalDate day = LocalDate.of(2026, 11, 24);
          assertThat(holidays.dates(2026)).doesNotContain(day);

          holidays.add(
              new Holiday(
                  day, "Libur", HolidayKind.ELECTION_DAY, HolidayStatus.DECREED, "Keppres"));
          em.flush();

          nanos.set(TimeUnit.SECONDS.toNanos(29));
          assertThat(holidays.dates(2026)).doesNotContain(day);
          nanos.set(TimeUnit.SECONDS.toNanos(59));
          assertThat(holidays.dates(2026)).contains(day);
        });
  }

  @Test
  void theHolidaysOfAYearSayHowSureTheyAre() {
    TestDatabase.rolledBack(
        em -> {
          Holidays holidays = holidays(em);

          assertThat(holidays.of(2026))
              .isNotEmpty()
              .allMatch(holiday -> holiday.status() == HolidayStatus.DECREED);
          assertThat(holidays.of(2027))
              .isNotEmpty()
              .allMatch(holiday -> holiday.status() == HolidayStatus.TENTATIVE);
          assertThat(holidays.of(2017)).hasSizeGreaterThan(20);
        });
  }

  private static Deadline start(Deadlines deadlines, long report, Instant at) {
    return deadlines.start(Timer.VERIFY, report, null, ReportClass.COMPLAINT, at, Zones.WIB);
  }

  private static Deadlines deadlines(EntityManager em) {
    Deadlines deadlines = new Deadlines();
    deadlines.em = em;
    deadlines.limits = limits(em);
    deadlines.calendar = new WorkingCalendar(holidays(em));
    return deadlines;
  }

  private static Holidays holidays(EntityManager em) {
    Holidays holidays = new Holidays();
    holidays.em = em;
    return holidays;
  }

  private static TimeLimits limits(EntityManager em) {
    TimeLimits limits = new TimeLimits();
    limits.em = em;
    return limits;
  }
}
