package id.lapor.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.lapor.identity.AccessRecord;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.Purpose;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.ReporterVault;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.identity.SoughtReporter;
import id.lapor.identity.SoughtReporter.Kind;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whose reports are found by who sent them, and what is left behind by looking. */
class ReporterSearchTest {

  private static final String WHY = "Pelapor menelepon dan lupa nomornya";
  private static final ReporterDetails SITI =
      new ReporterDetails("Siti Nur'aini Uji, S.H.", "siti.uji@example.id", "0812 3456 7890", null);

  @Test
  void aPersonIsFoundByAllOfNameAddressOrNumberInWhateverWriting() {
    given(
        finding -> {
          long report = finding.reported(findable(finding, SITI), false);

          for (SoughtReporter sought :
              List.of(
                  new SoughtReporter(Kind.NAME, " s.h. SITI  nuraini UJI"),
                  new SoughtReporter(Kind.EMAIL, "Siti.Uji@example.id"),
                  new SoughtReporter(Kind.PHONE, "+62 812-3456-7890"))) {
            assertThat(numbers(finding, sought)).containsExactly(Long.toString(report));
          }
          for (String part : List.of("Siti", "Siti Nuraini", "Siti Nuraini Uji SH Binti")) {
            assertThat(numbers(finding, new SoughtReporter(Kind.NAME, part))).isEmpty();
          }
        });
  }

  @Test
  void anAnonymousReporterIsNeverFoundEvenIfAHashWereThere() {
    given(
        finding -> {
          finding.reported(GivenReporters.vault(finding.em).store(SITI), true);
          assertThat(numbers(finding, byName())).isEmpty();

          finding.reported(findable(finding, SITI), true);
          assertThat(numbers(finding, byName())).isEmpty();
        });
  }

  @Test
  void theReporterSeesWhoLookedAndTheJournalHasTheReasonAndNotTheName() {
    given(
        finding -> {
          String pseudonym = findable(finding, SITI);
          finding.reported(pseudonym, false);

          numbers(finding, byName());
          numbers(finding, new SoughtReporter(Kind.NAME, "Orang Lain Uji"));

          finding.em.flush();
          assertThat(GivenReporters.vault(finding.em).accesses(pseudonym))
              .extracting(AccessRecord::actor, AccessRecord::purpose)
              .containsExactly(tuple("uji-verif", Purpose.SEARCH));
          assertThat(journal(finding))
              .containsExactly("NAME - " + WHY, "NAME - " + WHY)
              .noneMatch(line -> line.toLowerCase().contains("siti"));
        });
  }

  @Test
  void whoeverNamesNoReasonFindsNobodyAndNothingIsLookedUp() {
    given(
        finding -> {
          String pseudonym = findable(finding, SITI);
          finding.reported(pseudonym, false);
          ReporterSearch search = verifier(finding);

          for (String reason : new String[] {null, " ", "iseng"}) {
            assertThatThrownBy(() -> search.find(byName(), reason))
                .isInstanceOfSatisfying(
                    RuleViolation.class,
                    refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("reason"));
          }
          assertThatThrownBy(() -> search.find(new SoughtReporter(Kind.NAME, "ab"), WHY))
              .isInstanceOf(RuleViolation.class);

          finding.em.flush();
          assertThat(GivenReporters.vault(finding.em).accesses(pseudonym)).isEmpty();
          assertThat(journal(finding)).isEmpty();
        });
  }

  @Test
  void nobodyTriesOutNames() {
    given(
        finding -> {
          ReporterSearch search = verifier(finding);
          for (int i = 0; i < RequestLimits.PERSON_SEARCHES; i++) {
            search.find(new SoughtReporter(Kind.NAME, "Orang " + i), WHY);
          }

          assertThatThrownBy(() -> search.find(new SoughtReporter(Kind.NAME, "Orang lagi"), WHY))
              .isInstanceOf(TooManyAttempts.class);

          finding.em.flush();
          assertThat(journal(finding)).hasSize(RequestLimits.PERSON_SEARCHES);
        });
  }

  @Test
  void onlyNationalVerifiersAndAdministratorsLookForPeople() {
    assertThat(ReporterSearch.class.getAnnotation(RolesAllowed.class).value())
        .containsExactlyInAnyOrder(Role.NATIONAL_VERIFIER, Role.NATIONAL_ADMIN);
  }

  @Test
  void whatAnInstitutionMayNotSeeItWouldNotFindEither() {
    given(
        finding -> {
          finding.reported(findable(finding, SITI), false);
          Scope city = finding.serving(Role.INSTITUTION_ADMIN, finding.work.city);

          assertThat(finding.people("uji-kota", city).find(byName(), WHY)).isEmpty();
        });
  }

  private static SoughtReporter byName() {
    return new SoughtReporter(Kind.NAME, "Siti Nur'aini Uji SH");
  }

  private static String findable(GivenFinding finding, ReporterDetails details) {
    ReporterVault vault = GivenReporters.vault(finding.em);
    String pseudonym = vault.store(details);
    vault.makeFindable(pseudonym, details);
    return pseudonym;
  }

  private static ReporterSearch verifier(GivenFinding finding) {
    return finding.people("uji-verif", Scope.national(Role.NATIONAL_VERIFIER));
  }

  private static List<String> numbers(GivenFinding finding, SoughtReporter sought) {
    return verifier(finding).find(sought, WHY).stream().map(StaffFind::trackingId).toList();
  }

  private static List<String> journal(GivenFinding finding) {
    List<?> lines =
        finding
            .em
            .createNativeQuery(
                "select subject || ' - ' || detail from administration_entry"
                    + " where act = 'REPORTER_SOUGHT' and account = 'uji-verif' order by id")
            .getResultList();
    return lines.stream().map(String.class::cast).toList();
  }

  private static void given(Consumer<GivenFinding> test) {
    TestDatabase.rolledBack(em -> test.accept(new GivenFinding(em)));
  }
}
