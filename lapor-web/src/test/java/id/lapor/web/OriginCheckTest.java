package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginCheckTest {

  private final OriginCheck check = new OriginCheck();

  @Test
  void aFormOfOurOwnPagePasses() throws Exception {
    Visit own =
        Visit.post("/lapor")
            .with("Origin", "https://lapor.example")
            .with("Sec-Fetch-Site", "same-origin")
            .through(check);

    assertThat(own.passed()).isTrue();
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    assertRefused(Visit.post("/lapor").with("Origin", "https://other.example"));
  }

  @Test
  void aFormOfAnotherPortOrSchemeIsRefused() throws Exception {
    assertRefused(Visit.post("/lapor").with("Origin", "https://lapor.example:8443"));
    assertRefused(Visit.post("/lapor").with("Origin", "http://lapor.example"));
  }

  @Test
  void aFormThatHidesItsOriginIsRefused() throws Exception {
    assertRefused(Visit.post("/lapor").with("Origin", "null"));
  }

  @Test
  void aFormOfASiblingSiteIsRefusedWhateverItsOriginSays() throws Exception {
    assertRefused(
        Visit.post("/lapor")
            .with("Origin", "https://lapor.example")
            .with("Sec-Fetch-Site", "same-site"));
  }

  @Test
  void aRequestOfNoBrowserPasses() throws Exception {
    assertThat(Visit.post("/lapor").through(check).passed()).isTrue();
  }

  @Test
  void readingIsFreeForEverybody() throws Exception {
    Visit reading = Visit.get("/laporan").with("Sec-Fetch-Site", "cross-site").through(check);

    assertThat(reading.passed()).isTrue();
  }

  @Test
  void thePortIsPartOfAnUnusualAddress() throws Exception {
    Visit own =
        Visit.post("/lapor")
            .at("http", "localhost", 8380)
            .with("Origin", "http://LOCALHOST:8380")
            .through(check);

    assertThat(own.passed()).isTrue();
  }

  private void assertRefused(Visit visit) throws Exception {
    visit.through(check);
    assertThat(visit.passed()).isFalse();
    assertThat(visit.status()).isEqualTo(403);
  }
}
