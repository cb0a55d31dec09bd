package id.lapor.administration;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.audit.GivenJournal;
import id.lapor.handoff.GivenOpenWork;
import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.Institution;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An institution ends when nothing is left open, and the roles held there end with it. */
class InstitutionEndingTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Instant AFTER_LAST = Instant.parse("2026-12-31T17:00:00Z");

  private final TestClock clock = new TestClock(NOW);
  private long ministry;
  private long unit;

  @Test
  void whatHasOpenHandoffsDoesNotEndAndSaysHowMany() {
    given(
        em -> {
          GivenOpenWork.handoffs(em, unit, "OFFERED", "ACCEPTED", "RETURNED");

          assertThatThrownBy(() -> national(em).end(code(em, unit), 0, LAST))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal -> {
                    assertThat(refusal.fields().get(0).rule()).isEqualTo("open-handoffs");
                    assertThat(refusal.fields().get(0).params()).containsExactly("2");
                  });
          em.clear();
          assertThat(em.find(Institution.class, unit).validTo()).isEmpty();
          assertThat(serving(em, AFTER_LAST)).isEqualTo(1);
          assertThat(GivenJournal.acts(em, code(em, unit))).isEmpty();

          GivenOpenWork.complete(em, unit);
          national(em).end(code(em, unit), 0, LAST);
          assertThat(em.find(Institution.class, unit).validTo()).contains(LAST);
        });
  }

  @Test
  void rolesEndWithTheInstitutionAndGoOnWhenThatIsUndone() {
    given(
        em -> {
          national(em).end(code(em, unit), 0, LAST);
          em.flush();
          assertThat(serving(em, AFTER_LAST.minusSeconds(1))).isEqualTo(1);
          assertThat(serving(em, AFTER_LAST)).isZero();

          national(em).end(code(em, unit), 1, LAST.plusDays(1));
          em.flush();
          assertThat(serving(em, AFTER_LAST)).isEqualTo(1);
          national(em).undo(code(em, unit), 2);

          em.flush();
          assertThat(serving(em, AFTER_LAST.plusSeconds(999_999))).isEqualTo(1);
          assertThat(em.find(Institution.class, unit).validTo()).isEmpty();
          assertThat(GivenJournal.acts(em, code(em, unit)))
              .map(String::valueOf)
              .containsExactly(
                  "INSTITUTION_ENDED pusat",
                  "INSTITUTION_ENDED pusat",
                  "INSTITUTION_END_UNDONE pusat");
        });
  }

  @Test
  void nothingIsLeftBehindBelowAndNothingOutlastsItsParent() {
    given(
        em -> {
          assertRefused("would-orphan", () -> national(em).end(code(em, ministry), 0, LAST));
          national(em).end(code(em, unit), 0, TODAY);
          em.flush();
          national(em).end(code(em, ministry), 0, LAST);
          em.flush();

          assertRefused(
              "ends-after-its-parent", () -> national(em).end(code(em, unit), 1, LAST.plusDays(1)));
          assertRefused("ends-after-its-parent", () -> national(em).undo(code(em, unit), 1));

          assertThat(em.find(Institution.class, unit).validTo()).contains(TODAY);
        });
  }

  @Test
  void whatIsOverStaysOver() {
    given(
        em -> {
          national(em).end(code(em, unit), 0, TODAY);
          em.flush();
          clock.pass(java.time.Duration.ofDays(1));

          assertRefused("already-ended", () -> national(em).undo(code(em, unit), 1));
          assertRefused("already-ended", () -> national(em).end(code(em, unit), 1, LAST));
          assertRefused("in-the-past", () -> national(em).end(code(em, ministry), 0, TODAY));

          assertThat(em.find(Institution.class, unit).validTo()).contains(TODAY);
        });
  }

  @Test
  void anAdministratorEndsWhatLiesBelowAndNotTheOwnInstitution() {
    given(
        em -> {
          Scope scope = new Scope(Role.INSTITUTION_ADMIN, ministry, "/" + ministry + "/");
          InstitutionEnding own = ending(em, Caller.of("admin", scope));
          Scope foreign = new Scope(Role.INSTITUTION_ADMIN, 1L, "/1/");
          InstitutionEnding stranger = ending(em, Caller.of("asing", foreign));

          assertThatThrownBy(() -> stranger.end(code(em, unit), 0, LAST))
              .isInstanceOf(NotFound.class);
          assertThat(em.find(Institution.class, unit).validTo()).isEmpty();
          own.end(code(em, unit), 0, LAST);
          em.flush();
          assertThatThrownBy(() -> own.end(code(em, ministry), 0, LAST))
              .isInstanceOf(NotFound.class);

          assertThat(em.find(Institution.class, unit).validTo()).contains(LAST);
          assertThat(em.find(Institution.class, ministry).validTo()).isEmpty();
        });
  }

  @Test
  void anEndOfAnEarlierStateIsRefused() {
    given(
        em -> {
          national(em).end(code(em, unit), 0, LAST);
          em.flush();

          assertRefused("stale-version", () -> national(em).end(code(em, unit), 0, TODAY));

          assertThat(em.find(Institution.class, unit).validTo()).contains(LAST);
        });
  }

  private void given(Consumer<EntityManager> step) {
    TestDatabase.rolledBack(
        em -> {
          ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          unit = GivenAccounts.institution(em, ministry, "Direktorat", "Asia/Jakarta");
          GivenAccounts.officer(em, "uji-staf", Role.UNIT_STAFF, unit, null);
          em.flush();
          step.accept(em);
        });
  }

  private long serving(EntityManager em, Instant at) {
    return GivenAccounts.accounts(em).serving(unit, at);
  }

  private InstitutionEnding national(EntityManager em) {
    return ending(em, Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN)));
  }

  private InstitutionEnding ending(EntityManager em, Caller caller) {
    InstitutionEnding ending = new InstitutionEnding();
    ending.institutions = GivenInstitutions.institutions(em);
    ending.reach = GivenInstitutions.reach(em, caller);
    ending.work = GivenOpenWork.work(em, clock);
    ending.accounts = GivenAccounts.accounts(em);
    ending.channels = GivenChannelEnding.of(em, clock);
    ending.journal = GivenJournal.of(em, caller, clock);
    ending.clock = clock;
    return ending;
  }

  private static String code(EntityManager em, long id) {
    return em.find(Institution.class, id).code();
  }
}
