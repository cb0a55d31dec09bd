package id.lapor.institution;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Regions of any level, as a picker offers them. */
class RegionSuggestionsTest {

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void thePickerOfRegionsFindsAVillageByItsOwnNameAndThatOfWhatItLiesIn() {
    TestDatabase.rolledBack(
        em -> {
          region(em, "35.78.98", "Ujicoba", "DISTRICT");
          region(em, "35.78.98.1001", "Mekarsari Uji", "VILLAGE");
          region(em, "35.15.98", "Ujicoba", "DISTRICT");
          region(em, "35.15.98.2001", "Mekarsari Uji", "VILLAGE");
          ReferenceService service = ReferenceServiceTest.service(em, ReferenceServiceTest.TODAY);

          assertThat(service.suggestRegions("mekarsari kota surabaya"))
              .singleElement()
              .satisfies(
                  found ->
                      assertThat(found.levels())
                          .extracting(RegionView::name)
                          .containsExactly("Mekarsari Uji", "Ujicoba", "Kota Surabaya"));
          assertThat(service.suggestRegions("mekarsari uji"))
              .extracting(RegionPath::code)
              .containsExactly("35.15.98.2001", "35.78.98.1001");
          assertThat(service.suggestRegions("Kota Surabaya").get(0).code()).isEqualTo("35.78");
        });
  }

  @Test
  void thePickerOfRegionsOffersTwentyAtMostAndNothingForWhatNoIndexFinds() {
    ReferenceServiceTest.asked(
        service -> {
          assertThat(service.suggestRegions("kabupaten")).hasSize(20);
          assertThat(service.suggestRegions("ka")).isEmpty();
          assertThat(service.suggestRegions(" ")).isEmpty();
          assertThat(service.suggestRegions("kab%paten")).isEmpty();
        });
  }

  private static void region(EntityManager em, String code, String name, String type) {
    em.createNativeQuery(
            "insert into region (code, name, name_en, type, parent_code, zone)"
                + " values (?1, ?2, ?2, ?3, ?4, 'Asia/Jakarta')")
        .setParameter(1, code)
        .setParameter(2, name)
        .setParameter(3, type)
        .setParameter(4, Region.parentOf(code))
        .executeUpdate();
  }
}
