package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Officers look for reports by their words, and those who may by who sent them. */
class SearchIT extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");

  /** A word and a name that no other report of the tests has. */
  private String word;

  private String name;

  @BeforeEach
  void somethingNew() {
    word = "gapura" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    name = "Rahayu " + word;
  }

  @Test
  void aVerifierFindsWordsFromWhereverTheyAreAndOpensTheReport() {
    Sent sent = Cases.routed(Cases.sent(complaint()));
    Cases.ok(
        Cases.verifier().post(sent.path() + "/notes", text("Bandingkan dengan catatan" + word)));
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.navigate("/staff/board");

    page.keyboard().press("/");
    page.keyboard().type(word);
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/staff/search\\?q=" + word));
    assertThat(numbers(page)).containsExactly(sent.id());
    assertThat(page.innerText("#lines mark >> nth=0")).isEqualTo(word);
    PublicBrowserIT.assertAccessible(page, "search");
    picture(page, "found");

    page.keyboard().press("Control+k");
    page.keyboard().type("catatan" + word);
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/staff/search\\?q=catatan.*"));
    assertThat(page.innerText("#lines")).contains("catatan" + word);
    page.keyboard().press("j");
    page.keyboard().press("o");
    page.waitForURL(Pattern.compile(".*/staff/report\\?id=" + sent.id() + ".*"));
  }

  @Test
  void whatWasFoundIsLookedAtAndWalkedThroughWithoutLosingTheSearch() {
    List<String> sent = List.of(one(), one(), one());
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.navigate("/staff/search?q=" + word + "&type=COMPLAINT");
    List<String> found = numbers(page);
    assertThat(found).containsExactlyInAnyOrderElementsOf(sent);

    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("v");
    page.waitForSelector("#look");
    assertThat(page.innerText("#look .position")).isEqualTo("2 dari 3");
    assertThat(page.innerText("#look")).contains("#" + found.get(1)).contains(word);
    assertThat(page.url()).contains("q=" + word + "&type=COMPLAINT").contains("&look=");
    assertThat(numbers(page)).isEqualTo(found);
    PublicBrowserIT.assertAccessible(page, "search-look");
    picture(page, "look");
    page.click("#look [rel=next]");
    page.waitForSelector("#look:has-text('#" + found.get(2) + "')");
    assertThat(page.locator("#look [rel=next]").count()).isZero();

    page.click("#look-open");
    page.waitForSelector(".case-head");
    assertThat(page.innerText(".walk .position")).isEqualTo("3 dari 3");
    picture(page, "walk");
    page.keyboard().press("k");
    page.waitForURL(Pattern.compile(".*report\\?id=" + found.get(1) + "&q=" + word + ".*"));
    assertThat(page.innerText(".walk .position")).isEqualTo("2 dari 3");
    page.keyboard().press("u");
    page.waitForURL(Pattern.compile(".*/staff/search\\?q=" + word + "&type=COMPLAINT"));
    assertThat(numbers(page)).isEqualTo(found);
  }

  @Test
  void aSearchIsKeptUnderANameSharedAndForgotten() {
    String id = Cases.routed(Cases.sent(complaint())).id();
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate("/staff/search?q=" + word + "&type=COMPLAINT");
    liaison.click("#keep summary");
    liaison.check("#shared");
    liaison.click("#saveFilter");
    liaison.waitForSelector("#errors");
    assertThat(liaison.innerText("#name-error")).isNotBlank();
    assertThat(liaison.isChecked("#shared")).isTrue();
    assertThat(numbers(liaison)).containsExactly(id);
    PublicBrowserIT.assertAccessible(liaison, "search-keep-refused");
    picture(liaison, "keep");
    liaison.fill("#name", word);
    liaison.click("#saveFilter");
    liaison.waitForURL(Pattern.compile(".*q=" + word + "&type=COMPLAINT&done=SAVE_SEARCH"));
    assertThat(liaison.innerText("[role=status]")).contains("Pencarian tersimpan");

    liaison.navigate("/staff/board");
    liaison.click("#saved-searches a:has-text('" + word + "')");
    assertThat(numbers(liaison)).containsExactly(id);
    assertThat(liaison.inputValue("#f-type")).isEqualTo("COMPLAINT");
    picture(liaison, "saved");
    Page verifier = PortalIT.signedIn(this, "national-verifier");
    assertThat(verifier.locator(".rail a:has-text('" + word + "')").count()).isZero();

    liaison.click("#keep summary");
    liaison.click(".kept-filter:has(input[value=" + word + "]) [id$=delete]");
    liaison.waitForURL(Pattern.compile(".*&done=DELETE_SEARCH"));
    assertThat(liaison.innerText("[role=status]")).contains("Pencarian dihapus");
    assertThat(liaison.locator(".rail a:has-text('" + word + "')").count()).isZero();
  }

  private String one() {
    return Cases.sent(complaint()).id();
  }

  @Test
  void aNumberStillLeadsToItsReport() {
    Sent sent = Cases.sent();
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.fill(".jump input", "#" + sent.id());
    page.click(".jump button");
    page.waitForSelector(".case-head");

    assertThat(page.url()).contains("/staff/report?id=" + sent.id());
  }

  @Test
  void anInstitutionsOfficerFindsNeitherReportsNorPeopleOfOthers() {
    Sent own = Cases.routed(Cases.sent(complaint()));
    Sent other = Cases.sent(complaint());
    Page page = PortalIT.signedIn(this, "kemenkes-liaison");

    page.navigate("/staff/search?q=" + word);
    assertThat(numbers(page)).containsExactly(own.id()).doesNotContain(other.id());
    assertThat(page.locator(".rail a[href*=reporters], #toReporters").count()).isZero();
    Response people = page.navigate("/staff/reporters");
    assertThat(people.status()).isEqualTo(403);
    page.navigate("/staff/search?q=" + name.replace(' ', '+'));
    assertThat(page.locator("#lines").count()).isZero();
    Page stranger = PortalIT.signedIn(this, "kota-surabaya-liaison");
    stranger.navigate("/staff/search?q=" + word);
    assertThat(stranger.innerText("#nothing")).contains("Tidak ada laporan");
  }

  @Test
  void whatIsWrongWithASearchIsSaidBesideItAndNothingTypedIsLost() {
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.navigate("/staff/search");
    assertThat(page.innerText(".empty")).contains("Ketik kata");

    page.fill("#q", "x");
    page.click("#find");
    assertThat(page.innerText("#q-error")).contains("Paling sedikit 2");
    assertThat(page.inputValue("#q")).isEqualTo("x");
    page.fill("#q", "-rusak");
    page.click("#find");
    assertThat(page.innerText("#q-error")).contains("harus ada");
    PublicBrowserIT.assertAccessible(page, "search-refused");
    page.navigate("/staff/search?q=" + word + "&type=COMPLAINT&status=SUBMITTED&from=2020-01-01");
    assertThat(page.innerText("#nothing")).contains("Tidak ada laporan");
    assertThat(page.innerText("#narrow summary")).contains("(3)");
    assertThat(page.inputValue("#f-status")).isEqualTo("SUBMITTED");
  }

  @Test
  void aVerifierFindsThePersonWhoCallsAndBothRecordsHaveIt() {
    Sent named = Cases.sent(complaint());
    Sent anonymous = Cases.sent(complaint().add("anonymous", true));
    assertThat(hashes(named)).isPositive();
    assertThat(hashes(anonymous)).isZero();
    Page page = PortalIT.signedIn(this, "national-verifier");
    page.navigate("/staff/reporters");

    page.fill("#sought", name.toUpperCase());
    page.click("#findReports");
    page.waitForSelector("#errors");
    assertThat(page.innerText("#reason-error")).isNotBlank();
    assertThat(page.inputValue("#sought")).isEqualTo(name.toUpperCase());
    PublicBrowserIT.assertAccessible(page, "reporters-refused");
    page.fill("#reason", "Pelapor menelepon tanpa nomor laporan");
    page.click("#findReports");
    page.waitForSelector("#found");

    assertThat(numbers(page)).containsExactly(named.id());
    assertThat(page.url()).doesNotContainIgnoringCase(word);
    assertThat(page.innerText("#lines")).doesNotContainIgnoringCase("Rahayu");
    picture(page, "reporters");
    assertThat(named.reporter().get(named.path()).text()).contains("\"SEARCH\"");
    page.fill("#sought", "Rahayu");
    page.fill("#reason", "Hanya sebagian nama yang diketahui");
    page.click("#findReports");
    page.waitForSelector("#nothing");
    assertThat(page.locator("#keep, .look-at").count()).isZero();
  }

  @Test
  void onAPhoneNothingRunsOutOfThePage() {
    Sent sent = Cases.sent(complaint());
    Page phone = pageOfAnother(390, 844);
    PortalIT.signIn(phone, "national-verifier");
    String search = "/staff/search?q=" + word + "&type=COMPLAINT";
    for (String there :
        List.of(search, search + "&look=" + sent.id() + "&at=", "/staff/reporters")) {
      phone.navigate(there);
      assertThat(phone.evaluate("document.documentElement.scrollWidth")).as(there).isEqualTo(390);
      picture(phone, "phone-" + (there.contains("look") ? "look" : there.substring(7, 13)));
    }
    assertThat(sent.id()).isNotBlank();
  }

  private JsonObjectBuilder complaint() {
    return Cases.complaint()
        .add("body", "Tiang " + word + " miring dan membahayakan orang yang lewat.")
        .add("reporter", Json.createObjectBuilder().add("name", name).add("phone", "081299990000"));
  }

  /** By how many hashes whoever sent the report could be found. */
  private static long hashes(Sent sent) {
    return Sql.count(
        "select count(*) from vault.search_key k join lapor.report r on r.pseudonym = k.pseudonym"
            + " where r.tracking_id = ?",
        sent.id());
  }

  private static JsonObject text(String text) {
    return Json.createObjectBuilder().add("text", text).build();
  }

  private static List<String> numbers(Page page) {
    return page.locator("#lines tbody tr").all().stream()
        .map(line -> line.getAttribute("data-line"))
        .toList();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve("search-" + name + ".png"))
            .setFullPage(true));
  }
}
