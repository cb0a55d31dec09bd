package id.lapor.deadline;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.institution.LoadedReference;
import id.lapor.shared.NotFound;
import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Days off come, are worded anew and go again, from today on and never before. */
class HolidayAdministrationTest {

  /** A Wednesday, in WIB already while the day before still runs in Greenwich. */
  private static final TestClock CLOCK = new TestClock(Instant.parse("2027-09-07T18:00:00Z"));

  private static final LocalDate TODAY = LocalDate.of(2027, 9, 8);
  private static final LocalDate FRIDAY = LocalDate.of(2027, 9, 10);

  private final List<HolidayChanged> told = new ArrayList<>();

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aDayOffIsAddedWordedAnewAndCancelledAndEachActIsTold() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          HolidayView added = use.add(holiday(FRIDAY, "Pilkada"));
          HolidayView corrected =
              use.correct(
                  added.id(),
                  added.version(),
                  " Pilkada Serentak ",
                  HolidayStatus.DECREED,
                  "Keppres 9/2027");
          assertThat(corrected.version()).isGreaterThan(added.version());
          assertThat(holidays(em).dates(2027)).contains(FRIDAY);

          use.cancel(corrected.id(), corrected.version());

          assertThat(holidays(em).dates(2027)).doesNotContain(FRIDAY);
          assertThat(use.of(2027)).extracting(HolidayView::day).doesNotContain(FRIDAY);
          assertThatThrownBy(() -> use.get(added.id())).isInstanceOf(NotFound.class);
          assertThat(told)
              .extracting(HolidayChanged::act)
              .containsExactly(
                  HolidayChanged.Act.ADDED,
                  HolidayChanged.Act.CORRECTED,
                  HolidayChanged.Act.CANCELLED);
          assertThat(told.get(1).detail()).contains("Pilkada / TENTATIVE", "> Pilkada Serentak");
        });
  }

  @Test
  void aCancelledDayComesBackByItsNameAndNoFileBringsItBack() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          HolidayView added = use.add(holiday(FRIDAY, "Libur"));
          use.cancel(added.id(), added.version());
          em.createNativeQuery("update reference_load set digest = 'an earlier one'")
              .executeUpdate();
          LoadedReference.again(em);
          assertThat(holidays(em).dates(2027)).doesNotContain(FRIDAY);

          HolidayView again = use.add(holiday(FRIDAY, "Libur"));

          assertThat(again.id()).isEqualTo(added.id());
          assertThat(holidays(em).dates(2027)).contains(FRIDAY);
        });
  }

  @Test
  void whatWasWordedByHandStaysSoWhenTheFilesAreReadAgain() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          HolidayView christmas =
              use.of(2027).stream()
                  .filter(one -> one.day().equals(LocalDate.of(2027, 12, 25)))
                  .findFirst()
                  .orElseThrow();
          use.correct(
              christmas.id(), christmas.version(), "Natal", HolidayStatus.DECREED, "SKB 2027");
          em.createNativeQuery("update reference_load set digest = 'an earlier one'")
              .executeUpdate();

          LoadedReference.again(em);

          em.clear();
          assertThat(use.get(christmas.id()).source()).isEqualTo("SKB 2027");
        });
  }

  @Test
  void whatBreaksARuleChangesNothing() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          HolidayView added = use.add(holiday(FRIDAY, "Libur"));
          told.clear();
          int before = use.of(2027).size();

          assertRefused("in-the-past", () -> use.add(holiday(TODAY.minusDays(1), "Kemarin")));
          assertRefused("too-far-ahead", () -> use.add(holiday(TODAY.plusYears(11), "Kelak")));
          assertRefused("holiday-exists", () -> use.add(holiday(FRIDAY, " Libur ")));
          assertRefused("required", () -> use.add(holiday(FRIDAY, " ")));
          assertRefused("too-long", () -> use.add(holiday(FRIDAY, "x".repeat(161))));
          assertRefused("not-text", () -> use.add(holiday(FRIDAY, "a\nbc")));
          assertRefused("out-of-range", () -> use.of(1999));
          assertRefused("stale-version", () -> use.cancel(added.id(), added.version() - 1));
          HolidayView past =
              use.of(2027).stream().filter(one -> !one.changeable()).findFirst().orElseThrow();
          assertRefused("in-the-past", () -> use.cancel(past.id(), past.version()));
          assertRefused(
              "in-the-past",
              () ->
                  use.correct(past.id(), past.version(), "Lain", HolidayStatus.DECREED, "Keppres"));

          assertThat(use.of(2027)).hasSize(before);
          assertThat(told).isEmpty();
        });
  }

  @Test
  void whatIsDecreedIsNotDoubtedAgain() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          HolidayView sure =
              use.add(
                  new NewHoliday(
                      FRIDAY, "Libur", HolidayKind.JOINT_LEAVE, HolidayStatus.DECREED, "SKB"));

          assertRefused(
              "decreed-already",
              () ->
                  use.correct(sure.id(), sure.version(), "Libur", HolidayStatus.TENTATIVE, "SKB"));
        });
  }

  @Test
  void clocksFollowOnlyWhenAWorkingDayBecomesOneOffOrTheOtherWayRound() {
    TestDatabase.rolledBack(
        em -> {
          HolidayAdministration use = use(em);
          long first = open(em);
          use.add(holiday(LocalDate.of(2027, 9, 11), "Sabtu"));
          assertThat(open(em)).isEqualTo(first);

          HolidayView one = use.add(holiday(FRIDAY, "Libur"));
          HolidayView two = use.add(holiday(FRIDAY, "Libur lain"));
          assertThat(open(em)).isEqualTo(first + 1);
          use.cancel(one.id(), one.version());
          assertThat(open(em)).isEqualTo(first + 1);
          assertThat(use.previewCancelling(two.id()).clocks()).isZero();
          use.cancel(two.id(), two.version());

          assertThat(open(em)).isEqualTo(first + 2);
          assertThat(use.following()).isTrue();
        });
  }

  private static NewHoliday holiday(LocalDate day, String name) {
    return new NewHoliday(
        day, name, HolidayKind.ELECTION_DAY, HolidayStatus.TENTATIVE, "Rancangan Keppres");
  }

  private static long open(EntityManager em) {
    return ((Number) em.createNativeQuery("select count(*) from calendar_change").getSingleResult())
        .longValue();
  }

  private HolidayAdministration use(EntityManager em) {
    return GivenCalendar.administration(em, CLOCK, new ObservedEvent<>(told::add));
  }

  private static Holidays holidays(EntityManager em) {
    return GivenCalendar.holidays(em);
  }
}
