package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What officers type is kept while they type it, for themselves alone. */
class DraftDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final Map<String, List<String>> TYPED =
      Map.of("text", List.of("Di puskesmas mana?\nKapan?"));

  private final TestClock clock = new TestClock(NOW);

  @Test
  void whatWasTypedIsBroughtBackToItsAuthorAlone() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));

          DraftView kept = desk(em, "ani").keep(place, 0, TYPED);

          em.clear();
          assertThat(kept.kept()).isTrue();
          assertThat(desk(em, "ani").get(place)).isEqualTo(kept);
          assertThat(kept.fields()).isEqualTo(TYPED);
          assertThat(kept.keptAt()).isEqualTo(NOW);
          assertThat(desk(em, "budi").get(place).kept()).isFalse();
        });
  }

  @Test
  void eachFormOfAReportHasADraftOfItsOwn() {
    TestDatabase.rolledBack(
        em -> {
          Report report = report(em);
          DraftPlace note = new DraftPlace(number(report), CaseAction.NOTE, null, null);
          desk(em, "ani").keep(place(report), 0, TYPED);

          assertThat(desk(em, "ani").get(note).kept()).isFalse();
        });
  }

  @Test
  void theSameFormInTwoWindowsDoesNotOverwriteItselfUnasked() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          DraftDesk desk = desk(em, "ani");
          long first = desk.keep(place, 0, TYPED).version();
          long second = desk.keep(place, first, Map.of("text", List.of("Lebih baru"))).version();

          assertThatThrownBy(() -> desk.keep(place, first, Map.of("text", List.of("Lebih lama"))))
              .isInstanceOfSatisfying(
                  RuleViolation.class,
                  refusal -> {
                    assertThat(refusal.rule()).isEqualTo("stale-version");
                    assertThat(refusal.current()).containsEntry("version", Long.toString(second));
                  });

          em.clear();
          assertThat(desk.get(place).value("text")).contains("Lebih baru");
        });
  }

  @Test
  void aFormThatWasEmptiedKeepsNothing() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          DraftDesk desk = desk(em, "ani");
          long version = desk.keep(place, 0, TYPED).version();

          assertThat(desk.keep(place, version, Map.of("text", List.of("  "))).kept()).isFalse();

          assertThat(rows(em)).isZero();
          assertThat(desk.keep(place, 0, TYPED).kept()).isTrue();
        });
  }

  @Test
  void whatWasSentOrDiscardedIsGone() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          desk(em, "ani").keep(place, 0, TYPED);
          desk(em, "budi").keep(place, 0, TYPED);

          desk(em, "ani").discard(place);

          assertThat(desk(em, "ani").get(place).kept()).isFalse();
          assertThat(desk(em, "budi").get(place).kept()).isTrue();
        });
  }

  @Test
  void nobodyTypesIntoAReportThatTheyMayNotSee() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          DraftDesk foreign = desk(em, Caller.of("eka", new Scope("LIAISON_OFFICER", 7L, "/7/")));

          assertThatThrownBy(() -> foreign.keep(place, 0, TYPED)).isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> foreign.get(place)).isInstanceOf(NotFound.class);

          assertThat(rows(em)).isZero();
        });
  }

  @Test
  void nobodyTypesIntoAHandoffOfAnotherReport() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace elsewhere =
              new DraftPlace(number(report(em)), CaseAction.PUBLISH, "another", null);

          assertThatThrownBy(() -> desk(em, "ani").keep(elsewhere, 0, TYPED))
              .isInstanceOf(NotFound.class);

          assertThat(rows(em)).isZero();
        });
  }

  @Test
  void aDraftThatIsTooLongIsRefusedAndTheOneBeforeItStays() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          DraftDesk desk = desk(em, "ani");
          long version = desk.keep(place, 0, TYPED).version();
          String longest = "x".repeat(CaseDraft.LONGEST);

          assertThatThrownBy(() -> desk.keep(place, version, Map.of("text", List.of(longest))))
              .isInstanceOf(RuleViolation.class);
          assertThatThrownBy(() -> desk.keep(place, version, Map.of("a\"b", List.of("x"))))
              .isInstanceOf(RuleViolation.class);

          em.clear();
          assertThat(desk.get(place).fields()).isEqualTo(TYPED);
        });
  }

  @Test
  void theLongestPublicTextWithItsNoteIsKept() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace place = place(report(em));
          Map<String, List<String>> longest =
              Map.of(
                  "publicText", List.of("x".repeat(20_000)),
                  "title", List.of("x".repeat(150)),
                  "note", List.of("x".repeat(1_000)));

          assertThat(desk(em, "ani").keep(place, 0, longest).fields()).isEqualTo(longest);
        });
  }

  @Test
  void ofTooManyDraftsTheOldestGoes() {
    TestDatabase.rolledBack(
        em -> {
          DraftDesk desk = desk(em, "ani");
          Report oldest = report(em);
          desk.keep(place(oldest), 0, TYPED);
          for (int more = 0; more < CaseDrafts.MOST; more++) {
            clock.pass(Duration.ofSeconds(1));
            desk.keep(place(report(em)), 0, TYPED);
          }

          em.clear();
          assertThat(rows(em)).isEqualTo(CaseDrafts.MOST);
          assertThat(desk.get(place(oldest)).kept()).isFalse();
        });
  }

  @Test
  void aDraftThatNobodyGoesOnWithIsForgottenAfterThirtyDays() {
    TestDatabase.rolledBack(
        em -> {
          DraftPlace old = place(report(em));
          DraftPlace fresh = place(report(em));
          desk(em, "ani").keep(old, 0, TYPED);
          clock.pass(Duration.ofDays(30).plusMinutes(1));
          desk(em, "ani").keep(fresh, 0, TYPED);

          CaseDrafts drafts = drafts(em);
          int gone = drafts.forget(clock.instant().minus(CaseDraft.LIFE), 1_000);

          em.clear();
          assertThat(gone).isEqualTo(1);
          assertThat(desk(em, "ani").get(old).kept()).isFalse();
          assertThat(desk(em, "ani").get(fresh).kept()).isTrue();
        });
  }

  private DraftDesk desk(EntityManager em, String user) {
    return desk(em, Caller.of(user, Scope.national(Role.NATIONAL_VERIFIER)));
  }

  private DraftDesk desk(EntityManager em, Caller caller) {
    DraftDesk desk = new DraftDesk();
    desk.reports = GivenReports.reports(em);
    desk.handoffs = new Handoffs();
    desk.handoffs.em = em;
    desk.drafts = drafts(em);
    desk.caller = caller;
    desk.scope = new CaseScope();
    desk.scope.caller = caller;
    desk.scope.actors = GivenReports.actors(caller, null);
    desk.scope.handoffs = desk.handoffs;
    desk.scope.reports = desk.reports;
    desk.seen = new SeenReports();
    desk.scope.seen = desk.seen;
    desk.clock = clock;
    return desk;
  }

  private static CaseDrafts drafts(EntityManager em) {
    CaseDrafts drafts = new CaseDrafts();
    drafts.em = em;
    return drafts;
  }

  private static Report report(EntityManager em) {
    Report report = GivenReports.submitted();
    em.persist(report);
    em.flush();
    return report;
  }

  private static DraftPlace place(Report report) {
    return new DraftPlace(number(report), CaseAction.PEND, null, null);
  }

  private static String number(Report report) {
    return report.trackingId().digits();
  }

  private static long rows(EntityManager em) {
    em.flush();
    return ((Number) em.createNativeQuery("select count(*) from case_draft").getSingleResult())
        .longValue();
  }
}
