package id.lapor.handoff;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.institution.LoadedReference;
import id.lapor.report.GivenReports;
import id.lapor.report.Report;
import id.lapor.report.ReportStatus;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation.FieldError;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a decision on routing would be refused for is known before it is made. */
class RoutingForesightTest {

  private static final Scope VERIFIER = Scope.national(Role.NATIONAL_VERIFIER);

  @BeforeAll
  static void referenceData() {
    LoadedReference.load();
  }

  @Test
  void allThatIsWrongWithAVerificationIsToldAtOnceAndNothingChanges() {
    TestDatabase.rolledBack(
        em -> {
          Report report = submitted(em);

          assertThat(
                  routing(em, VERIFIER)
                      .foreseeVerification(
                          report.trackingId().digits(),
                          decision(null, "NIK 3578012345678901", null, "kemenkes")))
              .extracting(FieldError::field)
              .containsExactlyInAnyOrder("category", "title", "lead");
          assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
          assertThat(report.face().title()).isNull();
        });
  }

  @Test
  void whatNoReferenceDataKnowsAndWhatIsNamedTwiceIsForeseen() {
    TestDatabase.rolledBack(
        em -> {
          String id = submitted(em).trackingId().digits();
          Routing routing = routing(em, VERIFIER);

          assertThat(
                  routing.foreseeVerification(
                      id, decision("tidak-ada", null, "kemenkes", "kemenkes")))
              .extracting(FieldError::rule)
              .containsExactlyInAnyOrder("unknown-code", "named-twice");
          assertThat(routing.foreseeHandOff(id, "kemenkes", List.of("kemenkes"), null))
              .extracting(FieldError::rule)
              .containsExactly("named-twice");
          assertThat(routing.foreseeHandOff(id, null, List.of(), "x".repeat(1_001)))
              .extracting(FieldError::field)
              .contains("institution", "ask");
        });
  }

  @Test
  void aDecisionWithNothingWrongIsForeseenToPass() {
    TestDatabase.rolledBack(
        em -> {
          String id = submitted(em).trackingId().digits();

          assertThat(
                  routing(em, VERIFIER)
                      .foreseeVerification(
                          id,
                          decision(
                              "administrasi-bpjs-kesehatan",
                              "Antrean",
                              "kemenkes",
                              "kota-surabaya")))
              .isEmpty();
          assertThat(routing(em, VERIFIER).foreseeHandOff(id, "kemenkes", List.of(), "Mohon"))
              .isEmpty();
        });
  }

  @Test
  void whoDoesNotVerifyItForeseesNothing() {
    TestDatabase.rolledBack(
        em -> {
          String id = submitted(em).trackingId().digits();
          Scope elsewhere = new Scope(Role.INSTITUTION_ADMIN, 1L, "/1/");

          assertThatThrownBy(
                  () ->
                      routing(em, elsewhere)
                          .foreseeVerification(id, decision(null, null, null, "kemenkes")))
              .isInstanceOf(NotFound.class);
        });
  }

  private static Verification decision(
      String category, String title, String lead, String supporting) {
    return new Verification(0, null, false, category, title, null, lead, List.of(supporting), null);
  }

  private static Report submitted(EntityManager em) {
    Report report = GivenReports.submitted();
    em.persist(report);
    em.flush();
    return report;
  }

  private static Routing routing(EntityManager em, Scope scope) {
    Routing routing = new Routing();
    routing.reports = GivenReports.reports(em);
    routing.handoffs = new Handoffs();
    routing.handoffs.em = em;
    routing.institutions = GivenInstitutions.institutions(em);
    routing.categories = GivenInstitutions.categories(em);
    routing.actors =
        GivenReports.actors(Caller.of("officer", scope), GivenInstitutions.institutions(em));
    routing.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
    return routing;
  }
}
