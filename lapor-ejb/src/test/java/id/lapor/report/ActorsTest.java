package id.lapor.report;

import static id.lapor.report.GivenReports.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.institution.GivenInstitutions;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Who decides on a report in the place of its verifiers. */
class ActorsTest {

  private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);

  @Test
  void theInstitutionThatWasNamedDecidesOnAReport() {
    TestDatabase.rolledBack(
        em -> {
          Scope admin = administrator(em);
          Report report = naming(em, admin, false);

          triage(em, admin)
              .editPublicText(report.trackingId().digits(), report.version(), "Lampu", "Padam.");

          assertThat(report.face().title()).isEqualTo("Lampu");
        });
  }

  @Test
  void theInstitutionThatIsAccusedDecidesOnNothing() {
    TestDatabase.rolledBack(
        em -> {
          Scope admin = administrator(em);
          Report report = naming(em, admin, true);
          String title = report.face().title();

          assertThatThrownBy(
                  () ->
                      triage(em, admin)
                          .editPublicText(
                              report.trackingId().digits(), report.version(), "Lampu", "Padam."))
              .isInstanceOf(NotFound.class);

          em.flush();
          em.clear();
          assertThat(GivenReports.reports(em).require(report.trackingId()).face().title())
              .isEqualTo(title);
        });
  }

  private static Scope administrator(EntityManager em) {
    long institution = GivenAccounts.institution(em, null, "Dinas Uji", "Asia/Jakarta");
    return new Scope(Role.INSTITUTION_ADMIN, institution, "/" + institution + "/");
  }

  private static Report naming(EntityManager em, Scope institution, boolean supervisory) {
    Report report = GivenReports.submitted();
    report.named(GivenInstitutions.institutions(em).requireById(institution.institutionId()), null);
    GivenReports.verify(report, supervisory);
    report.leadBy(null);
    em.persist(report);
    em.flush();
    return report;
  }

  private static Triage triage(EntityManager em, Scope scope) {
    return GivenReports.triage(em, Caller.of("uji-admin", scope), CLOCK, happened -> {});
  }
}
