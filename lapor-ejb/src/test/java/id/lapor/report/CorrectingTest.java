package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.LoadedReference;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What verifiers put right in a report, and what nobody may. */
class CorrectingTest {

  private static final String CATEGORY = "administrasi-bpjs-kesehatan";
  private static final Scope VERIFIER = Scope.national(Role.NATIONAL_VERIFIER);

  @BeforeAll
  static void referenceData() {
    LoadedReference.load();
  }

  @Test
  void whoeverVerifiesRaisesAndLowersUrgencyWithAReason() {
    TestDatabase.rolledBack(
        em -> {
          Report report = submitted(em, null);

          correcting(em, VERIFIER).raiseUrgency(digits(report), report.version(), " Ada anak. ");
          assertThat(report.origin().urgent()).isTrue();
          assertThat(GivenEvents.last(em, report).type()).isEqualTo(EventType.URGENCY_RAISED);
          assertThat(GivenEvents.lastText(em, report)).contains("Ada anak.");

          correcting(em, VERIFIER).lowerUrgency(digits(report), report.version(), "Sudah aman.");
          em.clear();
          Report read = GivenReports.reports(em).require(report.trackingId());
          assertThat(read.origin().urgent()).isFalse();
          assertThat(GivenEvents.last(em, read).type()).isEqualTo(EventType.URGENCY_LOWERED);
        });
  }

  @Test
  void withoutAReasonOrOnAnOlderVersionNothingIsMarked() {
    TestDatabase.rolledBack(
        em -> {
          Report report = submitted(em, null);
          Correcting correcting = correcting(em, VERIFIER);

          refused(() -> correcting.raiseUrgency(digits(report), report.version(), " "), "required");
          refused(
              () -> correcting.raiseUrgency(digits(report), report.version() + 1, "Ada anak."),
              "stale-version");
          refused(
              () -> correcting.lowerUrgency(digits(report), report.version(), "Aman."),
              "not-urgent");

          unchanged(em, report);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportStatus.class,
      names = {"COMPLETED", "ARCHIVED", "WITHDRAWN", "MERGED"})
  void whatHasEndedStaysAsItIs(ReportStatus ended) {
    Report report = GivenReports.in(ended);

    refused(() -> report.markUrgent(true), "report-ended");
    refused(() -> report.correctCategory(null), "report-ended");
    refused(() -> report.correctPlace(new Place("35.78", null, null, null)), "report-ended");
    assertThat(report.origin().urgent()).isFalse();
    assertThat(report.place()).isNull();
  }

  @Test
  void theCategoryIsCorrectedBeforeAndAfterRouting() {
    TestDatabase.rolledBack(
        em -> {
          for (Report report : List.of(submitted(em, null), routed(em))) {
            correcting(em, VERIFIER).correctCategory(digits(report), report.version(), CATEGORY);

            assertThat(report.category().orElseThrow().code()).isEqualTo(CATEGORY);
            assertThat(GivenEvents.last(em, report).type()).isEqualTo(EventType.CATEGORY_CORRECTED);
            assertThat(GivenEvents.last(em, report).data()).contains(CATEGORY);
            refused(
                () ->
                    correcting(em, VERIFIER)
                        .correctCategory(digits(report), report.version(), CATEGORY),
                "nothing-changed");
          }
        });
  }

  @Test
  void whatNoReferenceDataKnowsIsRefusedAndNothingChanges() {
    TestDatabase.rolledBack(
        em -> {
          Report report = submitted(em, null);
          Correcting correcting = correcting(em, VERIFIER);

          refused(
              () -> correcting.correctCategory(digits(report), report.version(), "tidak-ada"),
              "unknown-code");
          refused(
              () -> correcting.correctPlace(digits(report), report.version(), "99.99", null),
              "unknown-code");
          refused(
              () ->
                  correcting.correctPlace(
                      digits(report), report.version(), "35.78", "x".repeat(301)),
              "too-long");

          unchanged(em, report);
        });
  }

  @Test
  void anotherRegionTakesThePointAwayAndASmallerOneKeepsIt() {
    TestDatabase.rolledBack(
        em -> {
          Report report = submitted(em, null);
          report.correctPlace(new Place("35", "Dekat pasar", -7.25, 112.75));
          em.flush();
          Correcting correcting = correcting(em, VERIFIER);

          assertThat(correcting.foreseePlace(digits(report), "35.78", "Pasar").pointGoes())
              .isFalse();
          correcting.correctPlace(digits(report), report.version(), "35.78", "Pasar");
          assertThat(report.place().lat()).isEqualTo(-7.25);

          CorrectionOutlook outlook = correcting.foreseePlace(digits(report), "32.73", "Pasar");
          assertThat(outlook)
              .isEqualTo(new CorrectionOutlook("35.78", "32.73", "Pasar", "Pasar", true));
          assertThat(report.place().regionCode()).isEqualTo("35.78");
          correcting.correctPlace(digits(report), report.version(), "32.73", "Pasar");
          assertThat(report.place()).isEqualTo(new Place("32.73", "Pasar", null, null));
          assertThat(GivenEvents.last(em, report).data()).contains("35.78").contains("32.73");
        });
  }

  @Test
  void anInstitutionPutsRightWhatNamedItUntilItIsRoutedAndNothingAfterwards() {
    TestDatabase.rolledBack(
        em -> {
          long mine = GivenAccounts.institution(em, null, "Dinas Uji", "Asia/Jakarta");
          Scope admin = new Scope(Role.INSTITUTION_ADMIN, mine, "/" + mine + "/");
          Report named = submitted(em, mine);
          Report foreign = submitted(em, null);

          correcting(em, admin).raiseUrgency(digits(named), named.version(), "Ada anak.");
          assertThat(named.origin().urgent()).isTrue();
          GivenReports.verify(named, false);
          named.leadBy(null);
          em.flush();

          assertThatThrownBy(
                  () ->
                      correcting(em, admin).lowerUrgency(digits(named), named.version(), "Sudah."))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(
                  () ->
                      correcting(em, admin)
                          .correctCategory(digits(foreign), foreign.version(), CATEGORY))
              .isInstanceOf(NotFound.class);
          assertThat(named.origin().urgent()).isTrue();
          unchanged(em, foreign);
        });
  }

  @Test
  void anInstitutionIsNotToldWhoThinksThatItIsUrgentNorWhy() {
    TestDatabase.rolledBack(
        em -> {
          Report report = routed(em);
          correcting(em, VERIFIER).raiseUrgency(digits(report), report.version(), "Ada anak.");

          assertThat(timeline(em, report, new Scope(Role.LIAISON_OFFICER, 1L, "/1/"))).isEmpty();
          assertThat(timeline(em, report, Scope.national(Role.AUDITOR)))
              .extracting(TimelineEntry::type)
              .containsExactly(EventType.URGENCY_RAISED);
          assertThat(report.origin().urgent()).isTrue();
        });
  }

  private static List<TimelineEntry> timeline(EntityManager em, Report report, Scope scope) {
    StaffReports staff = new StaffReports();
    staff.caller = Caller.of("officer", scope);
    staff.timelines = new Timelines();
    staff.timelines.events = events(em, happened -> {});
    return staff.timeline(report, Set.of());
  }

  private static void refused(Runnable act, String rule) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(
                        refusal.fields().isEmpty()
                            ? refusal.rule()
                            : refusal.fields().get(0).rule())
                    .isEqualTo(rule));
  }

  private static void unchanged(EntityManager em, Report report) {
    assertThat(report.origin().urgent()).isFalse();
    assertThat(report.category()).isEmpty();
    assertThat(report.place()).isNull();
    assertThat(events(em, happened -> {}).of(report)).isEmpty();
  }

  private static Report submitted(EntityManager em, Long named) {
    Report report = GivenReports.submitted();
    if (named != null) {
      report.named(GivenInstitutions.institutions(em).requireById(named), null);
    }
    em.persist(report);
    em.flush();
    return report;
  }

  private static Report routed(EntityManager em) {
    Report report = GivenReports.routed();
    report.leadBy(null);
    em.persist(report);
    em.flush();
    return report;
  }

  private static String digits(Report report) {
    return report.trackingId().digits();
  }

  private static ReportEvents events(EntityManager em, Consumer<ReportHappened> observer) {
    return GivenReports.events(em, Clock.fixed(MONDAY, ZoneOffset.UTC), observer);
  }

  private static Correcting correcting(EntityManager em, Scope scope) {
    Correcting correcting = new Correcting();
    correcting.reports = GivenReports.reports(em);
    correcting.events = events(em, happened -> {});
    correcting.actors =
        GivenReports.actors(Caller.of("officer", scope), GivenInstitutions.institutions(em));
    correcting.categories = GivenInstitutions.categories(em);
    correcting.regions = GivenInstitutions.regions(em);
    correcting.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
    return correcting;
  }
}
