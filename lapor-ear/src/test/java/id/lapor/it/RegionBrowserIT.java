package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Districts and villages in the forms, as people choose them. */
class RegionBrowserIT extends Browser {

  private static final String DISTRICTS = "35.99";

  @BeforeAll
  static void aRegencyHasDistricts() {
    String file =
        "code,name\n35.99,Kabupaten Uji\n35.99.01,Uji Barat\n35.99.02,Uji Timur\n"
            + "35.99.02.2001,Desa Satu\n35.99.02.2002,Desa Dua\n35.98,Kabupaten Lain\n";
    Answer taken =
        Api.as("NATIONAL_ADMIN")
            .post(
                "/imports/reference?kind=REGIONS",
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8));
    assertThat(taken.text()).contains("COMMITTED");
  }

  @AfterAll
  static void theyGoOut() {
    for (String below : new String[] {"35.99.%.%", "35.99.%", "35.99", "35.98"}) {
      LaporDatabase.shared().execute("delete from lapor.region where code like '" + below + "'");
    }
  }

  @Test
  void aChoiceOpensTheNextOne() {
    Page page = page();
    page.navigate("/lapor");
    assertThat(page.isVisible("#below")).isFalse();
    assertThat(page.isVisible("#location-district")).isFalse();

    PublicBrowserIT.step(page, "where");
    PublicBrowserIT.region(page, "Kabupaten Uji", DISTRICTS);
    page.waitForSelector("#location-district");
    assertThat(page.locator("#location-district option").allInnerTexts())
        .containsExactly("Tidak dipilih", "Uji Barat", "Uji Timur");
    page.selectOption("#location-district", "35.99.02");
    page.waitForSelector("#location-village");
    page.selectOption("#location-village", "35.99.02.2002");
    send(page);

    assertThat(region(page)).isEqualTo("35.99.02.2002");
  }

  @Test
  void anotherRegionTakesTheChoicesBelowAway() {
    Page page = page();
    page.navigate("/lapor");
    chooseDistrict(page);

    PublicBrowserIT.region(page, "Kabupaten Lain", "35.98");
    page.waitForSelector(
        "#location-district",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    assertThat(page.isVisible("#location-village")).isFalse();
    send(page);

    assertThat(region(page)).isEqualTo("35.98");
  }

  @Test
  void whatWasChosenComesBackWithTheDraftAndWithARefusal() {
    Page page = page();
    page.navigate("/lapor");
    chooseDistrict(page);
    page.selectOption("#location-village", "35.99.02.2001");

    page.navigate("/lapor");
    PublicBrowserIT.step(page, "where");
    page.waitForSelector("#location-village");
    assertThat(page.inputValue("#location-village")).isEqualTo("35.99.02.2001");
    PublicBrowserIT.step(page, "check");
    page.click("#send");

    assertThat(page.innerText("#errors")).isNotBlank();
    PublicBrowserIT.step(page, "where");
    page.waitForSelector("#location-district");
    page.waitForSelector("#location-village");
    assertThat(page.inputValue("#location-district")).isEqualTo("35.99.02");
    assertThat(page.inputValue("#location-village")).isEqualTo("35.99.02.2001");
  }

  @Test
  void aVillageIsFoundByItsOwnName() {
    Page page = page();
    page.navigate("/lapor");
    PublicBrowserIT.step(page, "where");

    page.fill("#region-search", "desa dua");
    page.click("#region-search-list [role=option]:has-text('Desa Dua')");
    page.waitForSelector("#location-village");
    page.waitForFunction("() => document.getElementById('location-village').value !== ''");
    send(page);

    assertThat(region(page)).isEqualTo("35.99.02.2002");
  }

  @Test
  void withoutScriptsAButtonOpensTheNextChoice() {
    Page page = pageWithoutScripts();
    page.navigate("/lapor");
    page.selectOption("#location-regionCode", DISTRICTS);
    page.click("#below");
    page.selectOption("#location-district", "35.99.01");
    send(page);

    assertThat(region(page)).isEqualTo("35.99.01");
  }

  @Test
  void officersAtTheCounterChooseThemToo() {
    Page page = page();
    page.navigate("/staff/entry");
    page.fill("#user", "kota-surabaya-operator");
    page.fill("#password", "demo-kota-surabaya-operator");
    page.click("#enter");

    chooseDistrict(page);

    assertThat(page.locator("#location-village option").count()).isEqualTo(3);
  }

  /** Waits for each choice that the one before opens. */
  private static void chooseDistrict(Page page) {
    PublicBrowserIT.step(page, "where");
    PublicBrowserIT.region(page, "Kabupaten Uji", DISTRICTS);
    page.waitForSelector("#location-district");
    page.selectOption("#location-district", "35.99.02");
    page.waitForSelector("#location-village");
  }

  private static void send(Page page) {
    PublicBrowserIT.step(page, "what");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Lampu jalan padam");
    page.fill("#body", "Lampu jalan padam sejak dua minggu yang lalu.");
    page.fill("#incidentDate", "2026-11-02");
    PublicBrowserIT.step(page, "who");
    page.fill("#reporter-name", "Siti Aminah");
    page.fill("#reporter-email", "siti@example.com");
    PublicBrowserIT.step(page, "check");
    page.check("#consent-version");
    page.click("#send");
  }

  private static String region(Page page) {
    String number = page.innerText("#tracking-id").replaceAll("[^0-9]", "");
    return LaporDatabase.shared()
        .rows("select region_code from lapor.report where tracking_id = '" + number + "'")
        .get(0)
        .get("region_code")
        .toString();
  }
}
