package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages in a browser: with scripts and without, by keyboard, on a phone. */
class PublicBrowserIT extends Browser {

  private static final int PHONE = 390;
  private static final int TALL = 844;
  private static final List<String> STEPS = List.of("what", "where", "whom", "who", "check");
  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/lapor",
          "/lacak",
          "/kode-hilang",
          "/laporan",
          "/statistik",
          "/privasi",
          "/tentang",
          "/nix");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReportIsSentFollowedAnsweredRatedReopenedAndWithdrawn(boolean scripts) {
    Page page = scripts ? page() : pageWithoutScripts();
    Sent sent = send(page);

    page.click("main a[href^='/lacak']");
    open(page, sent);
    assertThat(page.innerText("h1")).isEqualTo("Loket tutup sebelum waktunya");
    assertThat(page.innerText(".standing")).contains("Verifikator LAPOR", "Paling lambat");
    page.fill("#text", "Hari ini tutup lagi.");
    page.click("#reply");
    assertThat(page.innerText("[role=status]")).contains("Tanggapan Anda terkirim");
    assertThat(page.innerText(".timeline")).contains("Hari ini tutup lagi.");

    Cases.routed(sent);
    Cases.ok(
        Cases.liaison()
            .post(Cases.leadHandoff(sent) + "/answers", Cases.answer(Cases.handoff(sent)).build()));
    page.navigate("/lacak");
    assertThat(page.innerText(".timeline .answer")).contains("Loket ditambah mulai Senin.");
    assertThat(page.innerText(".last-answer")).contains("Loket ditambah mulai Senin.");
    assertThat(page.innerText(".standing")).contains("Sekarang di tangan", "Anda", "Paling lambat");

    page.click("#complete");
    assertThat(page.innerText("#errors")).contains("Nilai pelayanan", "Apakah masalahnya");
    page.check("[name=resolved][value=true]");
    page.check("[name=rating][value='4']");
    page.fill("#comment", "Sekarang cepat.");
    page.click("#complete");
    assertThat(page.innerText("main")).contains("Laporan Anda selesai", "nilai 4 dari 5");
    assertThat(Cases.status(sent)).isEqualTo("COMPLETED");

    page.fill("#reason", "Ternyata masih tutup.");
    page.click("#reopen");
    assertThat(page.innerText("[role=status]")).contains("dibuka kembali");
    assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");

    page.click("a[href*='step=withdraw']");
    assertThat(page.innerText("main")).contains("tidak dapat dibuka kembali");
    page.click("#withdraw");
    assertThat(page.innerText("[role=status]")).contains("ditarik");
    assertThat(Cases.status(sent)).isEqualTo("WITHDRAWN");
    page.click("#leave");
    assertThat(page.isVisible("#accessCode")).isTrue();
  }

  @Test
  void noPageHasSeriousBarriers() {
    Page page = page();
    for (String address : ADDRESSES) {
      page.navigate(address);
      assertAccessible(page, address);
    }
    page.navigate("/lapor");
    for (String step : STEPS) {
      step(page, step);
      assertAccessible(page, "/lapor, step " + step);
    }
    page.click("#send");
    page.waitForSelector("#errors");
    assertAccessible(page, "/lapor with errors");
    page.check("#urgent");
    step(page, "where");
    page.focus("#region-search");
    page.waitForSelector("#region-search-list [role=option]");
    assertAccessible(page, "/lapor with a list of regions");
    Sent sent = Cases.answered();
    page.navigate("/lacak");
    open(page, sent);
    assertAccessible(page, "/lacak with a report");
    page.navigate("/laporan/" + sent.id());
    assertAccessible(page, "/laporan/n");
    page.navigate("/ikuti?laporan=" + sent.id());
    assertAccessible(page, "/ikuti");
    page.navigate("/laporan?q=loket&type=COMPLAINT&from=nix");
    assertAccessible(page, "/laporan with filters");
  }

  @Test
  void theMapDrawsReportsAndNamesThem() {
    Sent sent =
        Cases.routed(
            Cases.sent(
                Cases.complaint()
                    .add("title", "Dermaga rusak")
                    .add(
                        "location",
                        Json.createObjectBuilder()
                            .add("regionCode", "81")
                            .add("lat", -3.7)
                            .add("lon", 128.2))));
    Page page = page();
    page.navigate("/peta");

    page.waitForSelector("path[aria-label='Dermaga rusak']");
    page.focus("path[aria-label='Dermaga rusak']");
    page.keyboard().press("Enter");
    page.click(".leaflet-popup-content a");

    assertThat(page.url()).endsWith("/laporan/" + sent.id());
    Page without = pageWithoutScripts();
    without.navigate("/peta");
    assertThat(without.innerText("main")).contains("Dermaga rusak");
    assertThat(without.isVisible("#map")).isFalse();
  }

  @Test
  void onAPhoneNoPageScrollsSidewaysAndEverythingCanBeTouched() {
    Page page = pageOfAnother(PHONE, TALL);
    String word = "Lama".repeat(37);
    Sent sent =
        Cases.sent(
            Cases.complaint().add("title", word).add("body", word.repeat(20) + " di loket."));
    Cases.routed(sent);
    for (String language : List.of("id", "en")) {
      page.navigate("/?lang=" + language);
      for (String address : ADDRESSES) {
        page.navigate(address);
        assertFits(page, address);
      }
      page.navigate("/laporan/" + sent.id());
      assertFits(page, "/laporan/n");
      page.navigate("/ikuti?laporan=" + sent.id());
      assertFits(page, "/ikuti");
      page.navigate("/laporan?q=" + word + "&type=COMPLAINT&status=ROUTED&region=35.78");
      page.click("details summary");
      assertFits(page, "/laporan with filters");
      page.navigate("/lapor");
      page.check("#urgent");
      for (String step : STEPS) {
        step(page, step);
        assertFits(page, "/lapor, step " + step);
      }
      page.click("#send");
      page.waitForSelector("#errors");
      assertFits(page, "/lapor with errors");
    }
    page.navigate("/lacak");
    open(page, sent);
    assertFits(page, "/lacak with a report");
  }

  /** Sends a report as somebody at home would. */
  static Sent send(Page page) {
    page.navigate("/lapor");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Loket tutup sebelum waktunya");
    page.fill("#body", "Loket tutup pukul sepuluh, padahal papan menulis pukul dua belas.");
    page.fill("#incidentDate", "2026-11-02");
    step(page, "where");
    region(page, "Surabaya", "35.78");
    step(page, "who");
    page.fill("#reporter-name", "Siti Aminah");
    step(page, "check");
    page.check("#consent-version");
    page.click("#send");
    page.waitForSelector("#access-code");
    return new Sent(page.innerText("#tracking-id").substring(1), page.innerText("#access-code"));
  }

  /** Goes to a step of the form; without scripts all of them are there. */
  static void step(Page page, String name) {
    page.waitForLoadState(); // a page that has just come has no steps yet
    if (page.locator(".stepped").count() > 0) {
      page.click("[data-to=step-" + name + "]");
      page.waitForSelector("#step-" + name);
    }
  }

  /** Chooses a region in the form, by its name where there is a search field. */
  static void region(Page page, String name, String code) {
    if (page.locator("#region-search").count() == 0) {
      page.selectOption("#location-regionCode", code);
    } else {
      page.fill("#region-search", name);
      page.click("#region-search-list [role=option]:has-text('" + name + "')");
      assertThat(page.inputValue("#location-regionCode")).isEqualTo(code);
    }
  }

  /** Opens a report on the tracking page with number and access code. */
  static void open(Page page, Sent sent) {
    page.fill("#number", sent.id());
    page.fill("#accessCode", sent.code());
    page.click("#openReport");
    page.waitForSelector("#leave");
  }

  /** Finds nothing that keeps people with disabilities out. */
  static void assertAccessible(Page page, String where) {
    List<Rule> serious =
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .toList();

    assertThat(serious)
        .as(where)
        .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  private static void assertFits(Page page, String where) {
    page.waitForLoadState(LoadState.LOAD);
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as(where + " scrolls sideways")
        .isEqualTo(0);
    assertThat(page.evaluate(SMALL_TARGETS, Map.of())).as(where).isEqualTo(List.of());
  }

  /** What is shown, can be pressed, stands alone rather than in a sentence, and is below 44 px. */
  private static final String SMALL_TARGETS =
      """
      () => Array.from(document.querySelectorAll(
          'button, input:not([type=hidden]), select, textarea, summary, nav a, header a, .button'))
        .filter(e => e.offsetParent && e.tabIndex >= 0 && !e.closest('.skip'))
        .map(e => {
          const label = ['radio', 'checkbox'].includes(e.type)
              ? (e.closest('.tick, li') || e) : e;
          return [e.id || e.outerHTML.slice(0, 80), label.getBoundingClientRect().height];
        })
        .filter(([, height]) => height < 43.5)
        .map(([id, height]) => id + ' ' + height)
      """;
}
