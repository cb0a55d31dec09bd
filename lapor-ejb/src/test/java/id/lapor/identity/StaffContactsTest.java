package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffContactsTest {

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T05:00:00Z"));

  private final List<String> told = new ArrayList<>();
  private final String user = "petugas-" + UUID.randomUUID();

  @Test
  void anAdministratorSetsTheAddressOfThoseBelowAndOfNobodyElse() {
    TestDatabase.rolledBack(
        em -> {
          long institution = institution(em, null);
          long unit = institution(em, institution);
          long other = institution(em, null);
          GivenAccounts.officer(em, user, Role.UNIT_STAFF, unit, null);

          as(em, Role.INSTITUTION_ADMIN, institution).set(user, "unit@example.id");
          assertThat(email(em)).isEqualTo("unit@example.id");

          StaffContacts elsewhere = as(em, Role.INSTITUTION_ADMIN, other);
          assertThatThrownBy(() -> elsewhere.set(user, "other@example.id"))
              .isInstanceOf(NotFound.class);
          assertThat(email(em)).isEqualTo("unit@example.id");
          assertThat(told).containsExactly(user);
        });
  }

  @Test
  void noAdministratorOfAnInstitutionReachesANationalAccount() {
    TestDatabase.rolledBack(
        em -> {
          long institution = institution(em, null);
          GivenAccounts.officer(em, user, Role.NATIONAL_VERIFIER, null, null);
          StaffContacts contacts = as(em, Role.INSTITUTION_ADMIN, institution);

          assertThatThrownBy(() -> contacts.set(user, "other@example.id"))
              .isInstanceOf(NotFound.class);

          assertThat(email(em)).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "a@b", "a b@example.id", "a@example.id\nBcc: b@example.id", "é@x.id"})
  void whatIsNoPlainAddressIsRefused(String typed) {
    TestDatabase.rolledBack(
        em -> {
          GivenAccounts.officer(em, user, Role.NATIONAL_VERIFIER, null, "old@example.id");
          StaffContacts contacts = as(em, Role.NATIONAL_ADMIN, null);

          assertThatThrownBy(() -> contacts.set(user, typed)).isInstanceOf(RuleViolation.class);

          assertThat(email(em)).isEqualTo("old@example.id");
          assertThat(told).isEmpty();
        });
  }

  private StaffContacts as(EntityManager em, String role, Long institution) {
    Scope scope =
        institution == null
            ? Scope.national(role)
            : new Scope(role, institution, path(em, institution));
    return GivenAccounts.contacts(
        em, Caller.of("admin", scope), CLOCK, set -> told.add(set.user()));
  }

  private String email(EntityManager em) {
    return GivenAccounts.accounts(em).find(user).orElseThrow().email().orElse(null);
  }

  private static long institution(EntityManager em, Long parent) {
    return GivenAccounts.institution(em, parent, "Kantor", "Asia/Jakarta");
  }

  private static String path(EntityManager em, long institution) {
    return (String)
        em.createNativeQuery("select path from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }
}
