package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Administrators find the people of their part of the tree, and nobody else. */
class PeopleDeskTest {

  private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");

  private final TestClock clock = new TestClock(NOW);

  @Test
  void peopleOfTheOwnPartOfTheTreeAreFoundByNameFunctionAndInstitution() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian Cari");
          long unit = institution(em, ministry, "Balai Telusur");
          long city = institution(em, null, "Kota Cari");
          officer(em, "uji-a", unit);
          officer(em, "uji-b", ministry);
          officer(em, "uji-c", city);
          PeopleDesk desk = desk(em, ministry);

          assertThat(users(desk.list(null, null, null))).containsExactly("uji-a", "uji-b");
          assertThat(users(desk.list("UJI-A", null, null))).containsExactly("uji-a");
          assertThat(users(desk.list("petugas uji-b", null, null))).containsExactly("uji-b");
          assertThat(users(desk.list("telusur balai", null, null))).containsExactly("uji-a");
          assertThat(users(desk.list("cari", null, null))).containsExactly("uji-b");
          assertThat(users(desk.list("%", null, null))).isEmpty();
          assertThat(users(desk.list(null, "uji-" + unit, null))).containsExactly("uji-a");
          assertThat(users(desk.list(null, "uji-" + ministry, null)))
              .containsExactly("uji-a", "uji-b");
          assertThatThrownBy(() -> desk.get("uji-c")).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void whoHasLeftIsSeenWhereTheyWereUntilTheyServeElsewhere() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          long city = institution(em, null, "Kota");
          long id = officer(em, "uji-a", ministry);
          GivenAccounts.endRoles(em, id, NOW.minusSeconds(1));
          assertThat(users(desk(em, ministry).list(null, null, null))).containsExactly("uji-a");
          assertThat(desk(em, ministry).get("uji-a").line().roles().get(0).over()).isTrue();

          em.persist(new RoleAssignment(id, Role.UNIT_STAFF, city, NOW, null));
          em.flush();

          assertThat(users(desk(em, ministry).list(null, null, null))).isEmpty();
          assertThat(users(desk(em, city).list(null, null, null))).containsExactly("uji-a");
        });
  }

  @Test
  void theListGoesOnByUserName() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          for (int i = 0; i < PeopleDesk.PAGE + 2; i++) {
            officer(em, "uji-%02d".formatted(i), ministry);
          }
          PeopleDesk desk = desk(em, ministry);

          PeoplePage first = desk.list(null, null, null);
          PeoplePage second = desk.list(null, null, first.next());

          assertThat(first.items()).hasSize(PeopleDesk.PAGE);
          assertThat(first.items().get(0).roles()).hasSize(1);
          assertThat(users(second)).containsExactly("uji-50", "uji-51");
          assertThat(second.next()).isNull();
        });
  }

  @Test
  void onlyTheNationalAdministratorGivesNationalRoles() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          Caller national = Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN));

          assertThat(desk(em, ministry).givable())
              .containsExactlyInAnyOrderElementsOf(Role.INSTITUTIONAL);
          assertThat(GivenAccounts.desk(em, national, clock).givable()).containsAll(Role.NATIONAL);
        });
  }

  private PeopleDesk desk(EntityManager em, long institution) {
    em.flush();
    Scope scope = new Scope(Role.INSTITUTION_ADMIN, institution, "/" + institution + "/");
    return GivenAccounts.desk(em, Caller.of("admin", scope), clock);
  }

  private static java.util.List<String> users(PeoplePage page) {
    return page.items().stream().map(PersonLine::user).toList();
  }

  private static long officer(EntityManager em, String user, long institution) {
    return GivenAccounts.officer(em, user, Role.UNIT_STAFF, institution, null);
  }

  private static long institution(EntityManager em, Long parent, String name) {
    return GivenAccounts.institution(em, parent, name, "Asia/Jakarta");
  }
}
