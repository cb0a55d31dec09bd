package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InstitutionsTest {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void aWardOfSurabayaLiesThreeLevelsDeep() {
    TestDatabase.rolledBack(
        em -> {
          Institution ward = in(em).require("surabaya-kel-airlangga");
          Institution district = ward.parent().orElseThrow();
          Institution city = district.parent().orElseThrow();

          assertThat(district.code()).isEqualTo("surabaya-kec-gubeng");
          assertThat(city.code()).isEqualTo("kota-surabaya");
          assertThat(city.parent()).isEmpty();
          assertThat(ward.path())
              .isEqualTo("/" + city.id() + "/" + district.id() + "/" + ward.id() + "/");
          assertThat(ward.rootId()).isEqualTo(city.id());
          assertThat(city.rootId()).isEqualTo(city.id());
        });
  }

  @Test
  void aSubtreeHoldsItsRootAndAllBelowButNoNeighbour() {
    TestDatabase.rolledBack(
        em -> {
          Institutions institutions = in(em);

          assertThat(institutions.isWithin("surabaya-kel-airlangga", "kota-surabaya")).isTrue();
          assertThat(institutions.isWithin("kota-surabaya", "kota-surabaya")).isTrue();
          assertThat(institutions.isWithin("kota-surabaya", "surabaya-kel-airlangga")).isFalse();
          assertThat(institutions.isWithin("surabaya-kel-airlangga", "surabaya-kec-tandes"))
              .isFalse();
          assertThat(institutions.isWithin("kota-surabaya", "prov-jawa-timur")).isFalse();
          assertThat(institutions.isWithin("kota-jakarta-pusat", "prov-dki-jakarta")).isTrue();
        });
  }

  @Test
  void aNewUnitTakesItsPlaceBelowItsParent() {
    TestDatabase.rolledBack(
        em -> {
          Institutions institutions = in(em);
          Institution clinic = institutions.require("surabaya-puskesmas-jagir");

          Institution added =
              institutions.add(Institution.unit(clinic, "surabaya-pustu-uji", "Pustu", TODAY));
          em.flush();
          em.clear();

          Institution stored = institutions.require("surabaya-pustu-uji");
          assertThat(stored.path()).isEqualTo(clinic.path() + added.id() + "/");
          assertThat(stored.parent().orElseThrow().code()).isEqualTo("surabaya-puskesmas-jagir");
        });
  }

  @Test
  void aBodyIsOfferedOnlyWhileItExists() {
    TestDatabase.rolledBack(
        em -> {
          Institutions institutions = in(em);
          LocalDate lastDay = LocalDate.of(2025, 9, 7);

          assertThat(institutions.requireValid("bp-haji", lastDay)).isNotNull();
          assertThat(institutions.requireValid("kemenhaj", lastDay.plusDays(1))).isNotNull();
          assertThatThrownBy(() -> institutions.requireValid("bp-haji", lastDay.plusDays(1)))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> institutions.requireValid("kemenhaj", lastDay))
              .isInstanceOf(NotFound.class);
          assertThat(institutions.require("bp-haji").validTo()).contains(lastDay);
        });
  }

  @Test
  void unknownInstitutionsAreNotFound() {
    TestDatabase.rolledBack(
        em -> {
          assertThat(in(em).find("kementerian-sihir")).isEmpty();
          assertThatThrownBy(() -> in(em).require("kementerian-sihir"))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> in(em).requireById(-1L)).isInstanceOf(NotFound.class);
        });
  }

  @Test
  void manyInstitutionsComeTogetherWithTheirParents() {
    TestDatabase.rolledBack(
        em -> {
          Institutions institutions = in(em);
          Institution city = institutions.require("kota-surabaya");
          Institution ward = institutions.require("surabaya-kel-airlangga");
          em.clear();

          var found = institutions.byIds(List.of(city.id(), ward.id(), -1L));

          assertThat(found).containsOnlyKeys(city.id(), ward.id());
          assertThat(found.get(ward.id()).view().parentCode()).isEqualTo("surabaya-kec-gubeng");
          assertThat(institutions.byIds(List.of())).isEmpty();
          assertThatThrownBy(
                  () -> institutions.byIds(Collections.nCopies(Institutions.MAX_BATCH + 1, 1L)))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  void theParentIsReadOnlyWhenItIsAskedFor() {
    TestDatabase.rolledBack(
        em -> {
          Institution ward = in(em).require("surabaya-kel-airlangga");

          boolean read =
              em.getEntityManagerFactory().getPersistenceUnitUtil().isLoaded(ward, "parent");

          assertThat(read).isFalse();
        });
  }

  @Test
  void institutionsHaveTheZoneOfTheirProvince() {
    TestDatabase.rolledBack(
        em -> {
          assertThat(in(em).require("kota-surabaya").zone()).isEqualTo(Zones.WIB);
          assertThat(in(em).require("kota-denpasar").zone()).isEqualTo(Zones.WITA);
          assertThat(in(em).require("kota-jayapura").zone()).isEqualTo(Zones.WIT);
          assertThat(in(em).require("rsup-leimena").zone()).isEqualTo(Zones.WIT);
          assertThat(in(em).require("kemenkes").zone()).isEqualTo(Zones.WIB);
        });
  }

  private static Institutions in(EntityManager em) {
    Institutions institutions = new Institutions();
    institutions.em = em;
    return institutions;
  }
}
