package id.lapor.institution;

import static id.lapor.shared.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Caller;
import id.lapor.identity.GivenAccounts;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.shared.NotFound;
import id.lapor.shared.TestClock;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who adds and renames what in the tree of institutions, and what they are shown of it. */
class InstitutionAdministrationTest {

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-25T03:00:00Z"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final List<Object> told = new ArrayList<>();

  @Test
  void theAdministratorOfAnInstitutionAddsUnitsBelowItAndNothingElsewhere() {
    TestDatabase.rolledBack(
        em -> {
          String own = code(em, institution(em, null, "Kementerian"));
          String other = code(em, institution(em, null, "Kota"));
          InstitutionAdministration administration = administrator(em, own);

          assertThat(administration.add(unit("uji-unit-baru", own)).parentCode()).isEqualTo(own);
          assertThat(told).hasSize(1);
          assertRefused("unknown-code", () -> administration.add(unit("uji-asing", other)));
          assertRefused(
              "required",
              () ->
                  administration.add(
                      new NewInstitution(
                          "uji-akar", "Badan", InstitutionType.LPNK, null, Zones.WIB)));

          assertThat(GivenInstitutions.institutions(em).find("uji-asing")).isEmpty();
          assertThat(GivenInstitutions.institutions(em).find("uji-akar")).isEmpty();
          assertThat(told).hasSize(1);
        });
  }

  @Test
  void aUnitLastsNoLongerThanWhatItIsAPartOf() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          em.find(Institution.class, ministry).endOn(TODAY.plusDays(9));
          em.flush();

          national(em).add(unit("uji-unit-baru", code(em, ministry)));

          assertThat(GivenInstitutions.institutions(em).require("uji-unit-baru").validTo())
              .contains(TODAY.plusDays(9));
        });
  }

  @Test
  void onlyWhatLiesBelowTheOwnInstitutionIsRenamed() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          String own = code(em, ministry);
          String unit = code(em, institution(em, ministry, "Direktorat"));
          String other = code(em, institution(em, null, "Kota"));
          InstitutionAdministration administration = administrator(em, own);
          InstitutionNames names = new InstitutionNames(" Direktorat Baru ", "", "DB");

          administration.rename(unit, 0, names);
          for (String not : List.of(own, other)) {
            assertThatThrownBy(() -> administration.rename(not, 0, names))
                .isInstanceOf(NotFound.class);
          }

          em.flush();
          em.clear();
          Institution renamed = GivenInstitutions.institutions(em).require(unit);
          assertThat(renamed.name()).isEqualTo("Direktorat Baru");
          assertThat(renamed.nameEn()).isEqualTo("Direktorat Baru");
          assertThat(renamed.abbreviation()).contains("DB");
          assertThat(GivenInstitutions.institutions(em).require(own).name())
              .isEqualTo("Kementerian");
          assertThat(told)
              .containsExactly(
                  new InstitutionRenamed(
                      unit,
                      own,
                      new InstitutionNames("Direktorat", "Direktorat", null),
                      new InstitutionNames("Direktorat Baru", "Direktorat Baru", "DB")));
        });
  }

  @Test
  void theFilesOfTheNextBuildLeaveANameAloneThatWasGivenByHand() {
    TestDatabase.rolledBack(
        em -> {
          String code = code(em, institution(em, null, "Kementerian"));

          national(em).rename(code, 0, new InstitutionNames("Lain", null, null));

          em.flush();
          assertThat(
                  em.createNativeQuery("select imported from institution where code = ?1")
                      .setParameter(1, code)
                      .getSingleResult())
              .isEqualTo(true);
        });
  }

  @Test
  void whoDecidedOnAnEarlierStateOverwritesNothing() {
    TestDatabase.rolledBack(
        em -> {
          String code = code(em, institution(em, null, "Kementerian"));
          national(em).rename(code, 0, new InstitutionNames("Lebih baru", null, null));
          em.flush();

          assertRefused(
              "stale-version",
              () -> national(em).rename(code, 0, new InstitutionNames("Lebih lama", null, null)));

          assertThat(GivenInstitutions.institutions(em).require(code).name())
              .isEqualTo("Lebih baru");
          assertThat(told).hasSize(1);
        });
  }

  @Test
  void theTreeIsWalkedNodeByNodeAndPageByPage() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian");
          for (int i = 0; i < InstitutionDesk.PAGE + 2; i++) {
            institution(em, ministry, "Unit %02d".formatted(i));
          }
          InstitutionDesk desk = GivenInstitutions.desk(em, admin(em, code(em, ministry)), CLOCK);

          assertThat(desk.top(null).items())
              .extracting(InstitutionLine::code, InstitutionLine::units)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(
                      code(em, ministry), InstitutionDesk.PAGE + 2L));
          InstitutionRecord first = desk.get(code(em, ministry), null);
          assertThat(first.units().items()).hasSize(InstitutionDesk.PAGE);
          assertThat(first.changeable()).isFalse();
          assertThat(first.extendable()).isTrue();
          InstitutionRecord second = desk.get(code(em, ministry), first.units().next());
          assertThat(second.units().items())
              .extracting(InstitutionLine::name)
              .containsExactly("Unit 50", "Unit 51");
          assertThat(second.units().next()).isNull();
        });
  }

  @Test
  void whatHasEndedIsFoundAndMarkedAndWhatLiesElsewhereIsNot() {
    TestDatabase.rolledBack(
        em -> {
          long ministry = institution(em, null, "Kementerian Cari");
          long unit = institution(em, ministry, "Balai Cari 100%");
          long other = institution(em, null, "Kota Cari");
          em.find(Institution.class, unit).endOn(TODAY.minusDays(1));
          em.flush();
          InstitutionDesk desk = GivenInstitutions.desk(em, admin(em, code(em, ministry)), CLOCK);

          assertThat(desk.search("cari balai", null).items())
              .extracting(InstitutionLine::validity)
              .containsExactly(Validity.ENDED);
          assertThat(desk.search("cari", null).items())
              .extracting(InstitutionLine::name)
              .containsExactly("Balai Cari 100%", "Kementerian Cari");
          assertThat(desk.search("10_%", null).items()).isEmpty();
          assertThatThrownBy(() -> desk.get(code(em, other), null)).isInstanceOf(NotFound.class);
          assertThat(desk.get(code(em, unit), null).above())
              .extracting(InstitutionView::name)
              .containsExactly("Kementerian Cari");
          assertThat(desk.get(code(em, unit), null).endable()).isFalse();
        });
  }

  private InstitutionAdministration national(EntityManager em) {
    return GivenInstitutions.administration(
        em, Caller.of("pusat", Scope.national(Role.NATIONAL_ADMIN)), CLOCK, told::add);
  }

  private InstitutionAdministration administrator(EntityManager em, String code) {
    return GivenInstitutions.administration(em, admin(em, code), CLOCK, told::add);
  }

  private static Caller admin(EntityManager em, String code) {
    Institution own = GivenInstitutions.institutions(em).require(code);
    return Caller.of("admin", new Scope(Role.INSTITUTION_ADMIN, own.id(), own.path()));
  }

  private static long institution(EntityManager em, Long parent, String name) {
    return GivenAccounts.institution(em, parent, name, "Asia/Jakarta");
  }

  private static String code(EntityManager em, long id) {
    return em.find(Institution.class, id).code();
  }

  private static NewInstitution unit(String code, String parent) {
    return new NewInstitution(code, "Unit Baru", InstitutionType.UNIT, parent, null);
  }
}
