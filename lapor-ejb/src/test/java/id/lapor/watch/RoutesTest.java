package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {

  private final Routes routes = new Routes();

  @Test
  void aResourceIsNamedByItsTemplate() {
    assertThat(routes.of("/api/v1/reports/{id}", "/reports/1234567890", 404))
        .isEqualTo("/api/v1/reports/{id}");
  }

  @Test
  void whatHasDigitsInAPagesAddressIsNoPartOfItsRoute() {
    assertThat(routes.of(null, "/laporan/1234567890", 200)).isEqualTo("/laporan/{id}");
    assertThat(routes.of(null, "/staff/case/ab12/x", 200)).isEqualTo("/staff/case/{id}/x");
  }

  @Test
  void whatIsNotFoundIsOneRouteWhateverWasAskedFor() {
    assertThat(routes.of(null, "/siti-aminah", 404)).isEqualTo("other");
  }

  @Test
  void routesAndMethodsAreFew() {
    for (int i = 0; i < 500; i++) {
      routes.of(null, "/" + Integer.toString(i, 36).replaceAll("[0-9]", "z") + "q".repeat(i), 200);
    }

    assertThat(routes.of(null, "/one-more", 200)).isEqualTo("other");
    assertThat(Routes.method("SITI")).isEqualTo("OTHER");
  }
}
