package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.deadline.CalendarChange;
import id.lapor.deadline.Deadline;
import id.lapor.deadline.GivenCalendar;
import id.lapor.deadline.GivenDeadlines;
import id.lapor.deadline.HolidayAdministration;
import id.lapor.deadline.HolidayKind;
import id.lapor.deadline.HolidayStatus;
import id.lapor.deadline.HolidayView;
import id.lapor.deadline.MovedClocks;
import id.lapor.deadline.NewHoliday;
import id.lapor.deadline.Timer;
import id.lapor.institution.LoadedReference;
import id.lapor.institution.Zones;
import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clocks that run follow the calendar, each move on the record of its report. */
class CalendarFollowingTest {

  /** A Monday of a year in which no other test starts clocks. */
  private static final Instant MONDAY = Instant.parse("2027-09-06T02:00:00Z");

  private static final LocalDate WEDNESDAY = LocalDate.of(2027, 9, 8);
  private static final LocalDate FRIDAY = LocalDate.of(2027, 9, 10);

  private final TestClock clock = new TestClock(MONDAY);

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aNewDayOffMovesWhatEndsOnItOrLaterAndNothingElse() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          Deadline three = start(em, report, Timer.VERIFY);
          Deadline fourteen = start(em, report, Timer.RESOLVE);
          Deadline calendarDays = start(em, report, Timer.COMPLETE_INFO);
          Instant threeEnded = three.dueAt();
          Instant other = calendarDays.dueAt();
          NewHoliday friday = holiday(FRIDAY);
          MovedClocks preview = use(em).previewAdding(friday);
          HolidayView added = use(em).add(friday);

          follow(em);

          assertThat(three.dueAt()).isEqualTo(threeEnded);
          assertThat(calendarDays.dueAt()).isEqualTo(other);
          assertThat(end(fourteen)).isEqualTo(LocalDate.of(2027, 9, 27));
          assertThat(fourteen.view().moved()).isTrue();
          assertThat(LocalDate.ofInstant(fourteen.view().firstDueAt(), Zones.WIB))
              .isEqualTo(LocalDate.of(2027, 9, 24));
          assertThat(preview).isEqualTo(new MovedClocks(1, 3, 3));
          assertThat(moves(em, report)).hasSize(1);
          assertThat(moves(em, report).get(0).data())
              .contains("\"day\":\"2027-09-10\"", "\"timer\":\"RESOLVE\"", "2027-09-27");

          MovedClocks back = use(em).previewCancelling(added.id());
          use(em).cancel(added.id(), added.version());
          follow(em);

          assertThat(back).isEqualTo(new MovedClocks(1, 3, 3));
          assertThat(end(fourteen)).isEqualTo(LocalDate.of(2027, 9, 24));
          assertThat(LocalDate.ofInstant(fourteen.view().firstDueAt(), Zones.WIB))
              .isEqualTo(LocalDate.of(2027, 9, 24));
          assertThat(moves(em, report)).hasSize(2);
          List<ReportEvent> chain = events(em).of(report);
          String head = chain.get(chain.size() - 1).hash();
          assertThat(EventChain.unbroken(chain, Map.of(), head)).isTrue();
        });
  }

  @Test
  void countingAnewTwiceMovesNothingTwice() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          start(em, report, Timer.VERIFY);
          use(em).add(holiday(WEDNESDAY));
          clock.pass(Duration.ofMinutes(3));
          CalendarFollowing following = following(em);
          CalendarChange change = last(following);
          Long one = following.next(change, 500).get(0);

          assertThat(following.recount(change, one)).isTrue();
          assertThat(following.recount(change, one)).isTrue();

          assertThat(moves(em, report)).hasSize(1);
        });
  }

  @Test
  void followingWaitsUntilEveryNodeHasForgottenTheCalendarOfBefore() {
    TestDatabase.rolledBack(
        em -> {
          report(em);
          int before = following(em).open().size();
          use(em).add(holiday(FRIDAY));
          assertThat(following(em).open()).hasSize(before);

          clock.pass(Duration.ofMinutes(2));

          assertThat(following(em).open()).hasSize(before + 1);
        });
  }

  @Test
  void aClockThatHasEndedStaysWhereItEnded() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          Deadline met = start(em, report, Timer.VERIFY);
          met.meet(MONDAY.plusSeconds(60));
          Instant end = met.dueAt();
          em.flush();
          use(em).add(holiday(WEDNESDAY));

          follow(em);

          assertThat(met.dueAt()).isEqualTo(end);
          assertThat(moves(em, report)).isEmpty();
        });
  }

  @Test
  void aReportClosesBySilenceWhenItsClockNowSays() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          GivenReports.verify(report, false);
          report.leadBy(null);
          Deadline silence = start(em, report, Timer.AUTO_CLOSE);
          report.answered(MONDAY, silence.dueAt());
          em.flush();
          use(em).add(holiday(FRIDAY));

          follow(em);

          assertThat(report.course().autoCloseAt()).isEqualTo(silence.dueAt());
          assertThat(end(silence)).isEqualTo(LocalDate.of(2027, 9, 21));
        });
  }

  @Test
  void whatCouldNotBeCountedIsGoneThroughAgainAndNotForEver() {
    TestDatabase.rolledBack(
        em -> {
          report(em);
          use(em).add(holiday(FRIDAY));
          clock.pass(Duration.ofMinutes(2));
          CalendarFollowing following = following(em);
          long id = last(following).id();
          int passes = 0;
          while (following.open().stream().anyMatch(one -> one.id() == id)) {
            following.reached(last(following), Long.MAX_VALUE, true);
            assertThat(last(following).leftOver()).isTrue();
            following.passed(last(following));
            passes++;
            assertThat(passes).isLessThanOrEqualTo(20);
          }

          assertThat(passes).isEqualTo(20);
        });
  }

  private void follow(EntityManager em) {
    em.flush();
    clock.pass(Duration.ofMinutes(3));
    CalendarFollowing following = following(em);
    for (CalendarChange change : following.open()) {
      for (Long one : following.next(change, 500)) {
        assertThat(following.recount(change, one)).isTrue();
      }
      following.passed(change);
    }
    em.flush();
  }

  private static CalendarChange last(CalendarFollowing following) {
    List<CalendarChange> open = following.open();
    return open.get(open.size() - 1);
  }

  private static Report report(EntityManager em) {
    em.createNativeQuery(
            "update deadline set state = 'CANCELLED', ended_at = now() where state = 'RUNNING'")
        .executeUpdate();
    Report report = GivenReports.submitted();
    em.persist(report);
    em.flush();
    return report;
  }

  private Deadline start(EntityManager em, Report report, Timer timer) {
    Deadline deadline = GivenCalendar.started(em, timer, report.id(), MONDAY, Zones.WIB);
    em.flush();
    return deadline;
  }

  private static LocalDate end(Deadline deadline) {
    return LocalDate.ofInstant(deadline.dueAt(), Zones.WIB);
  }

  private List<ReportEvent> moves(EntityManager em, Report report) {
    return events(em).of(report).stream()
        .filter(event -> event.type() == EventType.DEADLINE_MOVED)
        .toList();
  }

  private ReportEvents events(EntityManager em) {
    return GivenEvents.of(em, clock);
  }

  private static NewHoliday holiday(LocalDate day) {
    return new NewHoliday(
        day, "Libur uji", HolidayKind.JOINT_LEAVE, HolidayStatus.DECREED, "SKB uji");
  }

  private HolidayAdministration use(EntityManager em) {
    return GivenCalendar.administration(em, clock, new ObservedEvent<>(told -> {}));
  }

  private CalendarFollowing following(EntityManager em) {
    CalendarFollowing following = new CalendarFollowing();
    following.changes = GivenCalendar.changes(em);
    following.deadlines = GivenDeadlines.deadlines(em);
    following.calendar = GivenCalendar.calendar(em);
    following.reports = GivenReports.reports(em);
    following.events = events(em);
    following.moved = new ObservedEvent<>(moved -> {});
    following.clock = clock;
    return following;
  }
}
