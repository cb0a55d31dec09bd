package id.lapor.deadline;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.deadline.LimitView.Standing;
import id.lapor.institution.LoadedReference;
import id.lapor.institution.Zones;
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

/** A limit gets another length from a day in the future on; the past and running clocks stay. */
class LimitAdministrationTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

  private final TestClock clock = new TestClock(NOW);
  private final List<LimitChanged> told = new ArrayList<>();

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aNewLengthHoldsFromItsDayOnAndTheOneBeforeUntilTheEveningBefore() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.RESOLVE, ReportClass.COMPLAINT);

          LimitView set = use.set(now.id(), limit(10, NEW_YEAR));

          assertThat(set.standing()).isEqualTo(Standing.COMING);
          assertThat(use.get(now.id()).validTo()).isEqualTo(NEW_YEAR.minusDays(1));
          assertThat(use.get(now.id()).current()).isTrue();
          assertThat(inForce(em, NEW_YEAR.minusDays(1))).isEqualTo(14);
          assertThat(inForce(em, NEW_YEAR)).isEqualTo(10);
          assertThat(told).singleElement().satisfies(one -> assertThat(one.taken()).isFalse());
          assertThat(told.get(0).detail()).contains("10 WORKING_DAY", "Peraturan / Regulation");
        });
  }

  @Test
  void aClockThatRunsKeepsItsEndAndThePreviewCountsIt() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.RESOLVE, ReportClass.COMPLAINT);
          int before = use.preview(now.id(), limit(10, NEW_YEAR)).running();
          Deadline running = GivenCalendar.started(em, Timer.RESOLVE, 901_001L, NOW, Zones.WIB);
          Instant end = running.dueAt();
          em.flush();

          LimitPreview preview = use.preview(now.id(), limit(10, NEW_YEAR));
          use.set(now.id(), limit(10, NEW_YEAR));
          em.refresh(running);

          assertThat(preview).isEqualTo(new LimitPreview(before + 1, 14, LimitUnit.WORKING_DAY));
          assertThat(running.dueAt()).isEqualTo(end);
          assertThat(running.amount()).isEqualTo(14);
        });
  }

  @Test
  void whatIsStillAheadIsTakenBackAndWhatHeldGoesOn() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.RESOLVE, ReportClass.COMPLAINT);
          LimitView set = use.set(now.id(), limit(10, NEW_YEAR));

          use.takeBack(set.id(), set.version());
          em.flush();

          assertThat(use.get(now.id()).validTo()).isNull();
          assertThat(inForce(em, NEW_YEAR)).isEqualTo(14);
          assertThat(told).extracting(LimitChanged::taken).containsExactly(false, true);
        });
  }

  @Test
  void whatHoldsOrCameWithTheFilesIsNotTakenBack() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.RESOLVE, ReportClass.COMPLAINT);
          LimitView set = use.set(now.id(), limit(10, TODAY.plusDays(1)));
          told.clear();

          assertRefused("limit-holds", () -> use.takeBack(now.id(), now.version()));
          assertRefused("stale-version", () -> use.takeBack(set.id(), set.version() + 1));
          clock.pass(java.time.Duration.ofDays(1));
          assertRefused("limit-holds", () -> use.takeBack(set.id(), set.version()));

          assertThat(use.get(set.id()).current()).isTrue();
          assertThat(use.get(now.id()).standing()).isEqualTo(Standing.PAST);
          assertThat(told).isEmpty();
        });
  }

  @Test
  void theWaitForSomebodyToTakeUpIsCountedInWorkingHoursAndNoClockOfAReportIs() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView wait = current(use, Timer.TAKE_UP, null);
          LimitView resolve = current(use, Timer.RESOLVE, ReportClass.COMPLAINT);
          int before = use.list().size();

          assertRefused("unit-of-clock", () -> use.set(wait.id(), limit(10, NEW_YEAR)));
          assertRefused("unit-of-clock", () -> use.set(resolve.id(), hours(10)));
          assertThat(use.list()).hasSize(before);
          assertThat(told).isEmpty();

          use.set(wait.id(), hours(8));

          TimeLimits limits = new TimeLimits();
          limits.em = em;
          assertThat(limits.hoursToTakeUp(NOW)).isEqualTo(15);
          assertThat(limits.hoursToTakeUp(NEW_YEAR.atStartOfDay(Zones.WIB).toInstant()))
              .isEqualTo(8);
        });
  }

  private static NewLimit hours(int amount) {
    return new NewLimit(
        amount, LimitUnit.WORKING_HOUR, "Permen uji", "Peraturan", "Regulation", NEW_YEAR);
  }

  @Test
  void whatLiesAheadByTheFilesOfTheBuildIsNotTakenBackByHand() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          TimeLimit shipped =
              new TimeLimit(
                  "Uji",
                  ReportClass.COMPLAINT,
                  Timer.RESOLVE,
                  12,
                  LimitUnit.WORKING_DAY,
                  "Uji",
                  TODAY.plusDays(5));
          em.persist(shipped);
          em.flush();

          assertRefused("limit-shipped", () -> use.takeBack(shipped.id(), shipped.version()));

          em.flush();
          assertThat(use.get(shipped.id()).coming()).isTrue();
          assertThat(told).isEmpty();
        });
  }

  @Test
  void whatBreaksARuleChangesNothing() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.VERIFY, null);
          int before = use.list().size();

          assertRefused("not-ahead", () -> use.set(now.id(), limit(4, TODAY)));
          assertRefused("not-ahead", () -> use.set(now.id(), limit(4, now.validFrom())));
          assertRefused("out-of-range", () -> use.set(now.id(), limit(0, NEW_YEAR)));
          assertRefused("out-of-range", () -> use.set(now.id(), limit(367, NEW_YEAR)));
          assertRefused("too-far-ahead", () -> use.set(now.id(), limit(4, TODAY.plusYears(11))));
          assertRefused(
              "required",
              () ->
                  use.set(
                      now.id(),
                      new NewLimit(
                          4, LimitUnit.WORKING_DAY, "Permen", "Peraturan", " ", NEW_YEAR)));

          assertThat(use.list()).hasSize(before);
          assertThat(told).isEmpty();
        });
  }

  @Test
  void twoLengthsNeverBeginOnOneDay() {
    TestDatabase.rolledBack(
        em -> {
          LimitAdministration use = use(em);
          LimitView now = current(use, Timer.VERIFY, null);
          use.set(now.id(), limit(4, NEW_YEAR));

          assertRefused("limit-exists", () -> use.set(now.id(), limit(2, NEW_YEAR)));
          assertRefused("limit-exists", () -> use.preview(now.id(), limit(2, NEW_YEAR)));
        });
  }

  private static NewLimit limit(int amount, LocalDate from) {
    return new NewLimit(
        amount, LimitUnit.WORKING_DAY, "Permen uji", " Peraturan ", " Regulation ", from);
  }

  private static LimitView current(LimitAdministration use, Timer timer, ReportClass kind) {
    return use.list().stream()
        .filter(one -> one.current() && one.timer() == timer && one.reportClass() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static int inForce(EntityManager em, LocalDate day) {
    TimeLimits fresh = new TimeLimits();
    fresh.em = em;
    Instant noon = day.atTime(12, 0).atZone(Zones.WIB).toInstant();
    return fresh.inForce(Timer.RESOLVE, ReportClass.COMPLAINT, noon).amount();
  }

  private LimitAdministration use(EntityManager em) {
    LimitAdministration use = new LimitAdministration();
    use.limits = new TimeLimits();
    use.limits.em = em;
    use.changed = new ObservedEvent<>(told::add);
    use.clock = clock;
    return use;
  }
}
