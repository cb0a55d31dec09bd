package id.lapor.identity;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.AccountChanged.Act;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gives accounts and roles to whom, and who can never be left without an administrator. */
class PeopleAdministrationTest {

  private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final String PASSWORD = "kata sandi yang panjang";

  private final TestClock clock = new TestClock(NOW);
  private final List<AccountChanged> told = new ArrayList<>();
  private long ministry;
  private long unit;
  private long city;

  @Test
  void aNewAccountHasOneRoleAndACodeForItsFirstPassword() {
    given(
        em -> {
          ActivationCode code =
              administrator(em, ministry).add(person("Uji.Staf", Role.UNIT_STAFF, unit));

          assertThat(code.user()).isEqualTo("uji.staf");
          assertThat(GivenActivations.at(em, NOW).choose("uji.staf", code.code(), PASSWORD))
              .isTrue();
          em.clear();
          assertThat(GivenActivations.roles(em, NOW, "uji.staf", PASSWORD))
              .containsExactly(Role.UNIT_STAFF);
          assertThat(told)
              .extracting(AccountChanged::act, AccountChanged::detail)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(Act.ADDED, "Petugas"),
                  org.assertj.core.groups.Tuple.tuple(Act.ROLE_GIVEN, "UNIT_STAFF"));
        });
  }

  @Test
  void theAdministratorOfAnInstitutionGivesNothingElsewhereAndNothingNational() {
    given(
        em -> {
          PeopleAdministration administration = administrator(em, ministry);

          assertRefused(
              "unknown-code", () -> administration.add(person("uji-a", Role.UNIT_STAFF, city)));
          assertRefused(
              "role-not-yours",
              () ->
                  administration.add(
                      new NewPerson("uji-a", "Petugas", new NewRole(Role.AUDITOR, null, null))));

          assertThat(accounts(em).find("uji-a")).isEmpty();
          assertThat(told).isEmpty();
        });
  }

  @Test
  void whoServesElsewhereIsUnknownToAnAdministrator() {
    given(
        em -> {
          GivenAccounts.officer(em, "uji-kota", Role.UNIT_STAFF, city, null);
          GivenAccounts.officer(em, "uji-pusat", Role.NATIONAL_VERIFIER, null, null);
          PeopleAdministration administration = administrator(em, ministry);

          for (String user : List.of("uji-kota", "uji-pusat", "uji-tidak-ada")) {
            assertThatThrownBy(() -> administration.lock(user, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> administration.give(user, 1, role(em, Role.UNIT_STAFF, unit)))
                .isInstanceOf(NotFound.class);
          }

          assertThat(accounts(em).find("uji-kota").orElseThrow().isActive()).isTrue();
          assertThat(told).isEmpty();
        });
  }

  @Test
  void whoAlsoServesElsewhereIsNotLockedButLosesTheRoleHere() {
    given(
        em -> {
          long id = GivenAccounts.officer(em, "uji-dua", Role.UNIT_STAFF, unit, null);
          em.persist(new RoleAssignment(id, Role.LIAISON_OFFICER, city, NOW, null));
          em.flush();
          PeopleAdministration administration = administrator(em, ministry);
          PersonRecord seen = seen(em, ministry, "uji-dua");
          assertThat(seen.whole()).isFalse();

          assertThatThrownBy(() -> administration.lock("uji-dua", 1)).isInstanceOf(NotFound.class);
          long elsewhere = roleId(seen, Role.LIAISON_OFFICER);
          assertThatThrownBy(() -> administration.endRole("uji-dua", 1, elsewhere, null))
              .isInstanceOf(NotFound.class);
          administration.endRole("uji-dua", 1, roleId(seen, Role.UNIT_STAFF), null);

          em.flush();
          assertThat(accounts(em).scopesOf("uji-dua", NOW))
              .extracting(Scope::role)
              .containsExactly(Role.LIAISON_OFFICER);
        });
  }

  @Test
  void aRoleEndsWithItsLastDayInJakarta() {
    given(
        em -> {
          GivenAccounts.officer(em, "uji-staf", Role.UNIT_STAFF, unit, null);
          PeopleAdministration administration = administrator(em, ministry);
          long role = roleId(seen(em, ministry, "uji-staf"), Role.UNIT_STAFF);
          assertRefused(
              "in-the-past", () -> administration.endRole("uji-staf", 1, role, TODAY.minusDays(1)));

          administration.endRole("uji-staf", 1, role, TODAY);

          em.flush();
          Instant midnight = Instant.parse("2026-03-02T17:00:00Z");
          assertThat(accounts(em).scopesOf("uji-staf", midnight.minusSeconds(1))).hasSize(1);
          assertThat(accounts(em).scopesOf("uji-staf", midnight)).isEmpty();
          assertThat(told.get(0).detail()).isEqualTo("UNIT_STAFF 2026-03-02");
        });
  }

  @Test
  void nobodyRaisesOrLocksTheOwnAccount() {
    given(
        em -> {
          GivenAccounts.officer(em, "admin", Role.INSTITUTION_ADMIN, ministry, null);
          em.flush();
          PeopleAdministration administration = administrator(em, ministry);

          assertRefused(
              "own-account", () -> administration.give("admin", 1, role(em, Role.APPROVER, unit)));
          em.clear();
          assertRefused("own-account", () -> administration.lock("admin", 1));
          em.clear();
          assertRefused("own-account", () -> administration.renewCode("admin", 1));

          em.clear();
          assertThat(accounts(em).scopesOf("admin", NOW)).hasSize(1);
          assertThat(told).isEmpty();
        });
  }

  @Test
  void somebodyAlwaysRemainsWhoAdministersTheCountry() {
    given(
        em -> {
          em.createNativeQuery(
                  "update role_assignment set valid_to = valid_from + interval '1 second'"
                      + " where role = 'NATIONAL_ADMIN'")
              .executeUpdate();
          GivenAccounts.officer(em, "uji-pusat", Role.NATIONAL_ADMIN, null, null);
          PeopleAdministration administration = national(em, "uji-pusat-2");
          long role = roleId(seen(em, null, "uji-pusat"), Role.NATIONAL_ADMIN);

          assertRefused("last-administrator", () -> administration.lock("uji-pusat", 1));
          em.clear();
          assertRefused("last-administrator", () -> administration.renewCode("uji-pusat", 1));
          em.clear();
          assertRefused(
              "last-administrator", () -> administration.endRole("uji-pusat", 1, role, null));
          em.clear();
          assertThat(accounts(em).find("uji-pusat").orElseThrow().isActive()).isTrue();
          assertThat(accounts(em).scopesOf("uji-pusat", NOW)).hasSize(1);

          GivenAccounts.officer(em, "uji-pusat-2", Role.NATIONAL_ADMIN, null, null);
          em.flush();
          administration.lock("uji-pusat", 1);
          assertThat(accounts(em).find("uji-pusat").orElseThrow().isActive()).isFalse();
        });
  }

  @Test
  void whoDecidedOnAnEarlierStateOfTheRolesIsRefused() {
    given(
        em -> {
          GivenAccounts.officer(em, "uji-staf", Role.UNIT_STAFF, unit, null);
          administrator(em, ministry).give("uji-staf", 1, role(em, Role.APPROVER, unit));
          em.flush();

          assertRefused("stale-version", () -> administrator(em, ministry).lock("uji-staf", 1));
          assertRefused(
              "role-held",
              () ->
                  administrator(em, ministry)
                      .give("uji-staf", version(em, "uji-staf"), role(em, Role.APPROVER, unit)));

          assertThat(accounts(em).find("uji-staf").orElseThrow().isActive()).isTrue();
          assertThat(accounts(em).scopesOf("uji-staf", NOW)).hasSize(2);
        });
  }

  private void given(java.util.function.Consumer<EntityManager> step) {
    TestDatabase.rolledBack(
        em -> {
          ministry = GivenAccounts.institution(em, null, "Kementerian", "Asia/Jakarta");
          unit = GivenAccounts.institution(em, ministry, "Direktorat", "Asia/Jakarta");
          city = GivenAccounts.institution(em, null, "Kota", "Asia/Jakarta");
          step.accept(em);
        });
  }

  private NewPerson person(String user, String role, long institution) {
    return new NewPerson(user, "Petugas", new NewRole(role, "uji-" + institution, null));
  }

  private static NewRole role(EntityManager em, String role, long institution) {
    em.flush();
    return new NewRole(role, "uji-" + institution, null);
  }

  private PeopleAdministration administrator(EntityManager em, long institution) {
    return GivenAccounts.administration(em, admin(institution), clock, told::add);
  }

  private PeopleAdministration national(EntityManager em, String user) {
    Caller caller = Caller.of(user, Scope.national(Role.NATIONAL_ADMIN));
    return GivenAccounts.administration(em, caller, clock, told::add);
  }

  private static Caller admin(long institution) {
    return Caller.of(
        "admin", new Scope(Role.INSTITUTION_ADMIN, institution, "/" + institution + "/"));
  }

  private PersonRecord seen(EntityManager em, Long institution, String user) {
    em.flush();
    Caller caller =
        institution == null
            ? Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN))
            : admin(institution);
    return GivenAccounts.desk(em, caller, clock).get(user);
  }

  private static long roleId(PersonRecord person, String role) {
    return person.line().roles().stream()
        .filter(held -> held.role().equals(role))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static long version(EntityManager em, String user) {
    em.flush();
    return accounts(em).find(user).orElseThrow().version();
  }

  private static Accounts accounts(EntityManager em) {
    return GivenAccounts.accounts(em);
  }
}
