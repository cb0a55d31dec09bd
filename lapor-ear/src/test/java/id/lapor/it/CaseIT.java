package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.lapor.it.Cases.Sent;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of one report: nothing typed is lost, and two people at it do not collide. */
class CaseIT extends Browser {

  private static final String QUESTION = "Di puskesmas mana?";

  @Test
  void whatIsTypedIsBroughtBackOnAnotherMachineUntilItIsDiscarded() {
    Sent sent = Cases.sent();
    Page first = at("national-verifier", sent, "PEND");
    first.fill("#missing", QUESTION);
    saved(first);

    Page other = at("national-verifier", sent, "PEND");
    assertThat(other.inputValue("#missing")).isEqualTo(QUESTION);
    assertThat(other.innerText("#formKept")).contains("disimpan");
    PublicBrowserIT.assertAccessible(other, "a form with a draft");
    assertThat(at("national-verifier-2", sent, "PEND").inputValue("#missing")).isEmpty();

    other.click("#discardDraft");
    other.waitForURL(Pattern.compile(".*do=PEND$"));
    assertThat(other.inputValue("#missing")).isEmpty();
    assertThat(drafts(sent)).isEmpty();
  }

  @Test
  void institutionsThatWerePickedAreBroughtBackWithTheRest() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "VERIFY");
    verifier.selectOption("#category", Cases.CATEGORY);
    verifier.fill("#title", "Antrean loket");
    PortalIT.next(verifier);
    PortalIT.pick(verifier, "lead", "kemenkes", "Kementerian Kesehatan");
    PortalIT.pick(verifier, "supporting", "kota-surabaya", "Kota Surabaya");
    PortalIT.next(verifier);
    PortalIT.next(verifier);
    verifier.fill("#note", "Sudah ditelepon");
    Eventually.eventually( // what the step before was saved with may be told of still
        () -> assertThat(drafts(sent).toString()).contains("Sudah ditelepon"));

    Page again = at("national-verifier", sent, "VERIFY");

    assertThat(again.inputValue("#title")).isEqualTo("Antrean loket");
    assertThat(again.inputValue("#note")).isEqualTo("Sudah ditelepon");
    assertThat(again.inputValue("#category")).isEqualTo(Cases.CATEGORY);
    PortalIT.toLast(again);
    again.click("#doVERIFY");
    assertThat(again.innerText("[role=status]")).contains("diverifikasi");
    assertThat(Cases.file(sent).getJsonArray("handoffs").toString())
        .contains("kemenkes", "kota-surabaya");
    assertThat(drafts(sent)).isEmpty();
  }

  @Test
  void whatWasSentIsNoDraftAnyMore() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "PEND");
    verifier.fill("#missing", QUESTION);
    saved(verifier);
    verifier.click("#doPEND");

    assertThat(verifier.innerText("[role=status]")).isNotBlank();
    assertThat(drafts(sent)).isEmpty();
    assertThat(bridge(verifier)).isEmpty();
    assertThat(Cases.status(sent)).isEqualTo("PENDING_INFO");
  }

  @Test
  void aSessionThatEndsWhileTypingIsSaidAndGoesOnAfterASignInElsewhere() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "PEND");
    verifier.context().clearCookies();
    verifier.fill("#missing", QUESTION);
    verifier.waitForSelector("#draft-trouble a.primary");
    assertThat(verifier.url()).contains("do=PEND");
    assertThat(verifier.inputValue("#missing")).isEqualTo(QUESTION);
    assertThat(drafts(sent)).isEmpty();
    PublicBrowserIT.assertAccessible(verifier, "a form whose session ended");

    Page tab = verifier.waitForPopup(() -> verifier.click("#draft-trouble a.primary"));
    signIn(tab, "national-verifier");
    saved(verifier);
    assertThat(drafts(sent)).hasSize(1);

    verifier.click("#doPEND");
    verifier.waitForSelector("#formKept");
    assertThat(verifier.inputValue("#missing")).isEqualTo(QUESTION);
    verifier.click("#doPEND");
    verifier.waitForURL(Pattern.compile(".*done=PEND"));
    assertThat(Cases.status(sent)).isEqualTo("PENDING_INFO");
    assertThat(bridge(verifier)).isEmpty();
  }

  @Test
  void aFormThatIsSentAfterTheSessionEndedLosesNothing() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "PEND");
    verifier.route("**/staff/live/draft", route -> route.abort());
    verifier.fill("#missing", QUESTION);
    verifier.context().clearCookies();
    verifier.click("#doPEND");
    verifier.waitForURL(Pattern.compile(".*/sign-in\\?next=.*"));
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
    verifier.unroute("**/staff/live/draft");

    signIn(verifier, "national-verifier");

    assertThat(verifier.url()).contains("do=PEND", sent.id());
    assertThat(verifier.inputValue("#missing")).isEqualTo(QUESTION);
    saved(verifier);
    assertThat(bridge(verifier)).isEmpty();
    verifier.click("#doPEND");
    verifier.waitForURL(Pattern.compile(".*done=PEND"));
    assertThat(Cases.status(sent)).isEqualTo("PENDING_INFO");
  }

  @Test
  void whileTheServerIsAwayItIsTriedOnAndNothingStaysBehindAfterSigningOut() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "PEND");
    verifier.route("**/staff/live/draft", route -> route.abort());
    verifier.fill("#missing", QUESTION);
    verifier.waitForSelector("#draft-state.bad");
    assertThat(verifier.innerText("#draft-state")).contains("Belum tersimpan");
    assertThat(bridge(verifier)).contains(QUESTION);
    verifier.unroute("**/staff/live/draft");
    saved(verifier);

    verifier.route("**/staff/live/draft", route -> route.abort());
    verifier.fill("#missing", QUESTION + " Kapan?");
    eventually(() -> assertThat(bridge(verifier)).contains("Kapan?"));
    verifier.click("#signOut");
    verifier.waitForURL(Pattern.compile(".*/sign-in\\?out=1"));
    assertThat(bridge(verifier)).isEmpty();
  }

  @Test
  void aDraftIsKeptWhereItsAuthorMaySeeTheReportAndNowhereElse() {
    Sent sent = Cases.routed();
    Page city = PortalIT.signedIn(this, "kota-surabaya-liaison");
    city.navigate("/staff/work?list=my-unit");

    assertThat(post(city, "draft", sent)).isEqualTo(404);
    assertThat(post(city, "left", sent)).isEqualTo(404);
    assertThat(
            city.evaluate(
                "id => fetch('/staff/live/report?since=0&id=' + id).then(r => r.status)",
                sent.id()))
        .isEqualTo(404);
    assertThat(drafts(sent)).isEmpty();
    assertThat(present(sent)).isEmpty();

    city.context().clearCookies();
    assertThat(post(city, "draft", sent)).isEqualTo(401);
  }

  @Test
  void twoPeopleAtOneReportSeeEachOtherAndWhatTheOtherDid() {
    Sent sent = Cases.sent();
    Page first = at("national-verifier", sent, "ARCHIVE");
    Page second = at("national-verifier-2", sent, "PEND");
    second.fill("#missing", QUESTION);
    shows(first, "#present", "national-verifier-2");
    shows(first, "#present", "sedang menulis");
    first.selectOption("#reason", "TOO_GENERAL");
    first.fill("#text", "Terlalu umum.");

    second.click("#doPEND");
    shows(first, "#news-title", "1 perubahan");
    assertThat(first.inputValue("#text")).isEqualTo("Terlalu umum.");
    first.click("#news summary");
    assertThat(first.innerText("#news-entries")).contains(QUESTION, "national-verifier-2");
    PublicBrowserIT.assertAccessible(first, "a report that changed meanwhile");

    first.click("#doARCHIVE");
    assertThat(first.innerText("#meanwhile .theirs")).contains(QUESTION, "national-verifier-2");
    assertThat(first.innerText("#meanwhile .mine")).contains("Terlalu umum.");
    assertThat(first.inputValue("#text")).isEqualTo("Terlalu umum.");
    assertThat(first.inputValue("#reason")).isEqualTo("TOO_GENERAL");
    assertThat(Cases.status(sent)).isEqualTo("PENDING_INFO");
    PublicBrowserIT.assertAccessible(first, "what another did, side by side");
    second.close();
  }

  @Test
  void whoSendsAgainDecidesOnWhatIsShown() {
    Sent sent = Cases.routed();
    Page first = at("national-admin", sent, "EDIT_PUBLIC_TEXT");
    Page second = at("national-verifier", sent, "EDIT_PUBLIC_TEXT");
    second.fill("#title", "Judul dari petugas kedua");
    second.click("#doEDIT_PUBLIC_TEXT");
    second.waitForURL(Pattern.compile(".*done=EDIT_PUBLIC_TEXT"));
    first.fill("#title", "Judul dari petugas pertama");

    first.click("#doEDIT_PUBLIC_TEXT");
    assertThat(first.innerText("#meanwhile .theirs")).contains("Judul dari petugas kedua");
    assertThat(first.innerText("#meanwhile .mine")).contains("Judul dari petugas pertama");
    assertThat(Cases.file(sent).getString("publicTitle")).isEqualTo("Judul dari petugas kedua");

    first.click("#doEDIT_PUBLIC_TEXT");
    first.waitForURL(Pattern.compile(".*done=EDIT_PUBLIC_TEXT"));
    assertThat(Cases.file(sent).getString("publicTitle")).isEqualTo("Judul dari petugas pertama");
  }

  @Test
  void theTimelineIsReadKindByKindAndWhyNotStandsBesideWhatCanBeDone() {
    Sent sent = Cases.answered();
    Page verifier = PortalIT.signedIn(this, "national-verifier");
    PortalIT.open(verifier, sent);
    int all = verifier.locator(".timeline > li").count();

    verifier.click(".kinds a[href*='show=handoff']");
    assertThat(verifier.locator(".timeline > li").count()).isBetween(1, all - 1);
    assertThat(verifier.getAttribute(".kinds a[href*='show=handoff']", "aria-current"))
        .isEqualTo("true");
    String link = verifier.getAttribute(".timeline .link >> nth=0", "href");
    assertThat(verifier.locator("li" + link)).isNotNull();

    verifier.click(".withheld summary");
    assertThat(verifier.innerText(".withheld")).contains("Peran Anda tidak mencakup");
    PublicBrowserIT.assertAccessible(verifier, "a report with a filtered timeline");
  }

  private Page at(String user, Sent sent, String action) {
    Page page = PortalIT.signedIn(this, user);
    page.navigate("/staff/report?id=" + sent.id() + "&do=" + action);
    page.waitForSelector("#form" + action);
    return page;
  }

  private static void signIn(Page page, String user) {
    page.fill("#user", user);
    page.fill("#password", "demo-" + user);
    page.click("#enter");
    page.waitForURL(Pattern.compile(".*/staff/.*"));
  }

  private static void saved(Page page) {
    shows(page, "#draft-state:not(.bad)", "tersimpan");
  }

  private static void shows(Page page, String where, String text) {
    page.locator(where, new Page.LocatorOptions().setHasText(text))
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
  }

  private static int post(Page page, String what, Sent sent) {
    return (int)
        page.evaluate(
            "([what, id]) => fetch('/staff/live/' + what, {method: 'POST', headers:"
                + " {'Content-Type': 'application/json'}, body: JSON.stringify({report: id,"
                + " act: 'NOTE', version: 0, fields: {text: ['x']}})}).then(r => r.status)",
            List.of(what, sent.id()));
  }

  /** What this tab holds of forms that the server has not taken yet. */
  private static String bridge(Page page) {
    return (String)
        page.evaluate(
            "Object.keys(sessionStorage).filter(key => key.startsWith('lapor-case'))"
                + ".map(key => sessionStorage.getItem(key)).join()");
  }

  private static List<String> drafts(Sent sent) {
    return Sql.column(
        "select d.fields from case_draft d join report r on r.id = d.report_id"
            + " where r.tracking_id = ?",
        sent.id());
  }

  private static List<String> present(Sent sent) {
    return Sql.column(
        "select p.account from case_presence p join report r on r.id = p.report_id"
            + " where r.tracking_id = ?",
        sent.id());
  }
}
