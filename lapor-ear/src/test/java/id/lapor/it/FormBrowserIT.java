package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form in a browser: step by step, by keyboard, with its draft, its searches and previews. */
class FormBrowserIT extends Browser {
  @Test
  void aReportCanBeSentByKeyboardAlone() {
    Page page = page();
    page.navigate("/lapor");

    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("a.skip");
    page.keyboard().press("Enter");
    tabTo(page, "type:0");
    page.keyboard().press("Space");
    tabTo(page, "title");
    page.keyboard().type("Loket tutup sebelum waktunya");
    tabTo(page, "body");
    page.keyboard().type("Loket tutup pukul sepuluh, padahal papan menulis pukul dua belas.");
    tabTo(page, "incidentDate");
    page.keyboard().type("11022026");
    pressOn(page, "step-what-next");
    assertThat(page.innerText(".steps")).contains("Langkah 2 dari 5");
    tabTo(page, "region-search");
    page.keyboard().type("surabaya");
    page.waitForSelector("#region-search-list [role=option]:has-text('Kota Surabaya')");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#location-regionCode")).isEqualTo("35.78");
    pressOn(page, "step-where-next");
    pressOn(page, "step-whom-next");
    tabTo(page, "reporter-name");
    page.keyboard().type("Siti Aminah");
    pressOn(page, "step-who-next");
    tabTo(page, "consent-version");
    page.keyboard().press("Space");
    tabTo(page, "send");
    page.keyboard().press("Enter");

    page.waitForSelector("#access-code");
    assertThat(page.innerText("#tracking-id")).matches("#[0-9]{10}");
  }

  @Test
  void aRegionIsFoundByItsOfficialNameOnTheEnglishPageToo() {
    Page page = page();
    page.navigate("/lapor?lang=en");
    PublicBrowserIT.step(page, "where");

    page.fill("#region-search", "Kota Surabaya");
    page.click("#region-search-list [role=option]:has-text('Surabaya City')");

    assertThat(page.inputValue("#location-regionCode")).isEqualTo("35.78");
  }

  @Test
  void returnInAFieldAsksForTheNextStepAndNothingIsSentBeforeTheLast() {
    Page page = page();
    page.navigate("/lapor");

    page.fill("#title", "Loket");
    page.press("#title", "Enter");

    assertThat(page.innerText("#type-error")).isEqualTo("Isian ini wajib diisi.");
    assertThat(page.innerText("#body-error")).isEqualTo("Isian ini wajib diisi.");
    assertThat(page.isVisible("#step-where")).isFalse();
    PublicBrowserIT.step(page, "check");
    page.click("#send");
    page.waitForSelector("#errors");
    assertThat(page.getAttribute("html", "lang")).isEqualTo("id");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("errors");
    page.click("#errors a[href='#type']");
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("type");
  }

  @Test
  void returnInTheSearchFieldSearchesForAnInstitution() {
    Page page = page();
    page.navigate("/lapor");

    PublicBrowserIT.step(page, "whom");
    page.fill("#institutionQuery", "kemenkes");
    page.waitForSelector("#institutionQuery-list [role=option]:has-text('Kementerian Kesehatan')");
    assertThat(page.getAttribute("#institutionQuery", "aria-expanded")).isEqualTo("true");
    page.press("#institutionQuery", "Enter");

    page.waitForSelector("#institution-chosen");
    assertThat(page.innerText("#institution-name")).isEqualTo("Kementerian Kesehatan");
    assertThat(page.inputValue("#institution")).isEqualTo("kemenkes");
    page.click("#unchoose");
    page.waitForSelector("#institutionQuery");
    assertThat(page.inputValue("#institution")).isEmpty();
    page.waitForSelector("#institutionQuery-list .unsure");
    page.click("#institutionQuery-list .unsure");
    assertThat(page.innerText("#institution-name")).contains("Tidak tahu");
    assertThat(page.inputValue("#institution")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLanguageSwitchKeepsWhatWasTyped(boolean scripts) {
    Page page = scripts ? page() : pageWithoutScripts();
    page.navigate("/lapor");
    page.fill("#title", "Loket tutup");
    PublicBrowserIT.step(page, "who");
    page.fill("#reporter-name", "Siti Aminah");
    page.check("#anonymous");

    page.click(".language");
    page.waitForLoadState();

    assertThat(page.innerText("h1")).isEqualTo("Make a report");
    assertThat(page.inputValue("#title")).isEqualTo("Loket tutup");
    assertThat(page.inputValue("#reporter-name")).isEqualTo("Siti Aminah");
    assertThat(page.isChecked("#anonymous")).isTrue();
  }

  @Test
  void whatWasTypedSurvivesAReloadButNotTheSending() {
    Page page = page();
    page.navigate("/lapor");
    page.fill("#title", "Loket tutup");
    page.reload();
    assertThat(page.inputValue("#title")).isEqualTo("Loket tutup");

    PublicBrowserIT.send(page);
    page.navigate("/lapor");

    assertThat(page.inputValue("#title")).isEmpty();
    Page another = page();
    another.navigate("/lapor");
    assertThat(another.inputValue("#title")).isEmpty();
  }

  @Test
  void oneButtonTakesTheDraftFromASharedDevice() {
    Page page = page();
    page.navigate("/lapor");
    page.check("#urgent");
    page.check("[name=type][value=ASPIRATION]");
    page.fill("#title", "Loket tutup");
    Page later = page();
    later.navigate("/lapor");
    assertThat(later.inputValue("#title")).isEqualTo("Loket tutup");
    assertThat(later.isChecked("#urgent")).isTrue();
    assertThat(later.isChecked("[name=type][value=ASPIRATION]")).isTrue();

    later.click("#forget");
    later.waitForFunction("() => document.getElementById('title').value === ''");

    later.reload();
    assertThat(later.inputValue("#title")).isEmpty();
    assertThat(later.evaluate("localStorage.length")).isEqualTo(0);
  }

  @Test
  void whoIsInDangerSeesTheNumbersAtOnceAndWhoSeesWhatFollowsTheTicks() {
    Page page = pageWithoutScripts();
    page.navigate("/lapor");
    assertThat(page.isVisible("a[href='tel:112']")).isFalse();
    page.check("#urgent");
    assertThat(page.isVisible("a[href='tel:112']")).isTrue();
    assertThat(page.innerText(".numbers")).contains("110", "119", "113", "129");
    assertThat(page.isVisible(".about-COMPLAINT")).isFalse();
    page.check("[name=type][value=COMPLAINT]");
    assertThat(page.isVisible(".about-COMPLAINT")).isTrue();
    assertThat(page.isVisible(".about-ASPIRATION")).isFalse();

    assertThat(page.innerText(".see-live")).contains("Nama, kontak, dan isi");
    page.check("#anonymous");
    assertThat(page.innerText(".see-live"))
        .contains("Isi, tanpa nama", "Hanya isi")
        .doesNotContain("Nama, kontak, dan isi");
    page.check("#confidential");
    assertThat(page.innerText(".see-live")).contains("Hanya status", "Hanya isi");
  }

  @Test
  void theLastStepShowsWhatEverybodyWillReadAndWhatIsMissing() {
    Page page = page();
    page.navigate("/lapor");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Loket tutup sebelum waktunya");
    page.fill("#body", "Hubungi saya di 081234567890 bila loket sudah dibuka lagi.");
    PublicBrowserIT.step(page, "check");

    page.waitForSelector("#public-preview");
    assertThat(page.innerText("#public-preview"))
        .contains("Loket tutup sebelum waktunya", "[TELEPON]", "Nomor telepon: 081234567890");
    assertThat(page.innerText("#errors-before")).contains("Tanggal kejadian", "Nama");
    PublicBrowserIT.assertAccessible(page, "/lapor at its last step");
    page.click("#errors-before a[href='#incidentDate']");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("incidentDate");
    page.goBack();
    assertThat(page.isVisible("#step-what")).isTrue();
  }

  @Test
  void aReportThatWasMadeAlreadyIsShownWhileItIsWrittenAgain() {
    String word = "kunang" + Long.toString(System.nanoTime(), 26).replaceAll("[0-9]", "x");
    Sent there =
        Cases.routed(Cases.sent(Cases.complaint().add("title", "Jembatan " + word + " runtuh")));
    Page page = page();
    page.navigate("/lapor");

    page.fill("#title", "Ada jembatan runtuh di " + word);

    page.waitForSelector(".similar li");
    assertThat(page.innerText(".similar")).contains("Jembatan " + word + " runtuh");
    assertThat(page.getAttribute(".similar li a", "href")).isEqualTo("/laporan/" + there.id());
    PublicBrowserIT.assertAccessible(page, "/lapor with similar reports");
  }

  private static void pressOn(Page page, String id) {
    tabTo(page, id);
    page.keyboard().press("Enter");
  }

  private static void tabTo(Page page, String id) {
    for (int presses = 0; presses < 40; presses++) {
      if (id.equals(page.evaluate("document.activeElement.id"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + id);
  }

  private static Object focused(Page page) {
    return page.evaluate(
        "document.activeElement.tagName.toLowerCase() + '.' + document.activeElement.className");
  }
}
