package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceServiceTest {

  static final Instant TODAY = Instant.parse("2026-11-24T02:00:00Z");

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({
    "KEMENKES, kemenkes",
    "kementerian kesehatan, kemenkes",
    "Health Ministry, kemenkes",
    "kesehatan surabaya, surabaya-dinkes",
    "surabaya dinas KESEHATAN, surabaya-dinkes",
    "pemkot surabaya, kota-surabaya",
    "East Java, prov-jawa-timur",
    "panrb, kemenpanrb",
  })
  void everyWordIsLookedForInNameAbbreviationAndCode(String q, String code) {
    asked(
        service ->
            assertThat(service.institutions(q, null, 100).items())
                .extracting(InstitutionView::code)
                .contains(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "kemen%kes", "kemenke_", "'; drop table institution; --"})
  void signsOfSqlMeanOnlyThemselves(String q) {
    asked(service -> assertThat(service.institutions(q, null, 10).items()).isEmpty());
  }

  @Test
  void aZeroCharacterIsNoError() {
    asked(
        service ->
            assertThat(service.institutions("kemen\u0000kes", null, 100).items()).isNotEmpty());
  }

  @Test
  void thePickerOffersTheAbbreviationItselfFirst() {
    asked(
        service -> {
          assertThat(service.suggestInstitutions("bpn").get(0).code()).isEqualTo("atr-bpn");
          assertThat(service.suggestInstitutions("kemenkes").get(0).code()).isEqualTo("kemenkes");
          assertThat(service.suggestInstitutions("Polri").get(0).code()).isEqualTo("polri");
          assertThat(service.suggestInstitutions("Kementerian Kes").get(0).code())
              .isEqualTo("kemenkes");
        });
  }

  @Test
  void thePickerOffersTwentyAtMostAndNamesTheParent() {
    asked(
        service -> {
          assertThat(service.suggestInstitutions("a")).hasSize(20);
          assertThat(service.suggestInstitutions(null)).hasSize(20);
          assertThat(service.suggestInstitutions("kelurahan airlangga"))
              .singleElement()
              .satisfies(
                  view ->
                      assertThat(view.parentName()).isEqualTo("Kecamatan Gubeng Kota Surabaya"));
        });
  }

  @Test
  void thePickerOfUnitsOffersWhatLiesBelowTheInstitutionAndNothingElse() {
    asked(
        service -> {
          assertThat(service.suggestUnits("kemenkes", "kesehatan"))
              .isNotEmpty()
              .allSatisfy(unit -> assertThat(unit.type()).isEqualTo(InstitutionType.UNIT))
              .extracting(InstitutionView::code)
              .contains("kemenkes-primer", "kemenkes-puskesmas")
              .doesNotContain("kemenkes", "surabaya-dinkes");
          assertThat(service.suggestUnits("kemenkes-primer", null))
              .extracting(InstitutionView::code)
              .contains("kemenkes-puskesmas")
              .doesNotContain("kemenkes-setjen", "kemenkes-primer");
        });
  }

  @Test
  void aRegionKnowsItsProvinceAndZone() {
    asked(
        service ->
            assertThat(service.regions("35.78", null, 10).items())
                .containsExactly(
                    new RegionView(
                        "35.78",
                        "Kota Surabaya",
                        "Surabaya City",
                        RegionType.CITY,
                        "35",
                        "Asia/Jakarta")));
  }

  @Test
  void theTreeOfCategoriesHasThreeLevelsAndEndsWithTheTopicForAllElse() {
    asked(
        service -> {
          List<CategoryBranch> topics = service.categoryTree();

          assertThat(topics).hasSize(38);
          assertThat(topics.get(37).category().code()).isEqualTo("lainnya");
          CategoryBranch works = topic(topics, "pekerjaan-umum");
          CategoryBranch roads = topic(works.branches(), "infrastruktur-jalan");
          assertThat(roads.branches())
              .extracting(branch -> branch.category().name())
              .containsExactly("Jalan Berlubang", "Jembatan", "Penerangan Jalan", "Lainnya");
          assertThat(roads.category().parentCode()).isEqualTo("pekerjaan-umum");
        });
  }

  @Test
  void categoriesAreFoundInBothLanguages() {
    asked(
        service -> {
          assertThat(service.categories("pothole", null, 10).items())
              .extracting(CategoryView::code)
              .containsExactly("jalan-berlubang");
          assertThat(service.categories("pungutan liar", null, 10).items())
              .extracting(CategoryView::code)
              .containsExactly("pungutan-liar");
        });
  }

  @Test
  void anInstitutionThatIsNoMoreCanStillBeReadByItsCode() {
    asked(
        service -> {
          assertThat(service.institution("bp-haji").name()).isEqualTo("Badan Penyelenggara Haji");
          assertThatThrownBy(() -> service.institution("kementerian-sihir"))
              .isInstanceOf(NotFound.class);
        });
  }

  @Test
  void theVersionOfAListChangesWithItsDataOnly() {
    TestDatabase.rolledBack(
        em -> {
          ReferenceService service = service(em, TODAY);
          String institutions = service.institutionsVersion();
          String regions = service.regionsVersion();
          assertThat(service.institutionsVersion()).isEqualTo(institutions);

          service.institutions.add(
              Institution.root(
                  "lembaga-uji",
                  "Lembaga Uji",
                  InstitutionType.LNS,
                  Zones.WIB,
                  LocalDate.of(2026, 1, 1)));
          em.flush();

          assertThat(service.institutionsVersion()).isNotEqualTo(institutions);
          assertThat(service.regionsVersion()).isEqualTo(regions);
        });
  }

  @Test
  void theVersionOfAListChangesAtMidnightInTheWest() {
    TestDatabase.rolledBack(
        em -> {
          String before = service(em, Instant.parse("2026-11-24T16:59:59Z")).categoriesVersion();
          String after = service(em, Instant.parse("2026-11-24T17:00:00Z")).categoriesVersion();

          assertThat(after).isNotEqualTo(before);
        });
  }

  private static CategoryBranch topic(List<CategoryBranch> branches, String code) {
    return branches.stream()
        .filter(branch -> branch.category().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  static void asked(Consumer<ReferenceService> question) {
    TestDatabase.rolledBack(em -> question.accept(service(em, TODAY)));
  }

  static ReferenceService service(EntityManager em, Instant now) {
    ReferenceService service = new ReferenceService();
    service.em = em;
    service.clock = Clock.fixed(now, ZoneOffset.UTC);
    service.institutions = new Institutions();
    service.institutions.em = em;
    service.regions = new Regions();
    service.regions.em = em;
    service.categories = new Categories();
    service.categories.em = em;
    return service;
  }
}
