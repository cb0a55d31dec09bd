package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  private final PublicAddresses addresses = new PublicAddresses();

  @Test
  void everyReportHasAnAddressOfItsOwn() throws Exception {
    Visit visit = Visit.get("/laporan/1234567897").through(addresses);

    assertThat(visit.forwardedTo()).isEqualTo("/report-detail.xhtml");
    assertThat(visit.attribute(PublicAddresses.NUMBER)).isEqualTo("1234567897");
    assertThat(visit.passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/laporan/institusi/kemenkes, /laporan.xhtml?institution=kemenkes",
    "/laporan/kategori/jalan-berlubang, /laporan.xhtml?category=jalan-berlubang",
    "/laporan/wilayah/35.78, /laporan.xhtml?region=35.78"
  })
  void institutionsCategoriesAndRegionsHaveListsOfTheirOwn(String path, String page)
      throws Exception {
    assertThat(Visit.get(path).through(addresses).forwardedTo()).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/laporan/institusi/", "/laporan/institusi/a/b", "/laporan/wilayah/35&status=X"})
  void nothingElseIsReadIntoSuchAnAddress(String path) throws Exception {
    assertThat(Visit.get(path).through(addresses).forwardedTo()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/laporan", "/laporan/", "/laporan/12a", "/laporan/1/2", "/lapor", "/"})
  void otherAddressesAreLeftAlone(String path) throws Exception {
    Visit visit = Visit.get(path).through(addresses);

    assertThat(visit.passed()).isTrue();
    assertThat(visit.forwardedTo()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/error/unexpected",
        "/error/not-found.xhtml",
        "/report-detail",
        "/report-detail.xhtml"
      })
  void pagesThatOthersLeadToHaveNoAddress(String path) throws Exception {
    Visit visit = Visit.get(path).through(addresses);

    assertThat(visit.status()).isEqualTo(404);
    assertThat(visit.passed()).isFalse();
  }
}
