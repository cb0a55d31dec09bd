package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import id.lapor.it.Cases.Sent;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The staff portal in a browser: who comes in, what the pages refuse, and how they stand. */
class PortalIT extends Browser {

  private static final int MOST_ATTEMPTS = 4;
  private static final double LONGEST_REACH = 8_000;

  private static final List<String> ADDRESSES =
      List.of(
          "/staff/work?list=to-verify",
          "/staff/work?list=my-unit",
          "/staff/work?list=overdue",
          "/staff/work?list=returned",
          "/staff/work?list=not-taken-up",
          "/staff/entry");

  @Test
  void aRefusedFormSaysWhatIsWrongAndKeepsWhatWasTyped() {
    Sent sent = Cases.sent();
    Page verifier = signedIn("national-verifier");
    open(verifier, sent);
    act(verifier, "VERIFY");
    verifier.fill("#title", "Antrean loket terlalu lama");
    verifier.fill("#publicText", "Hubungi 0812-3456-7890 <b>segera</b>, NIK 3578012345678901");

    verifier.click("#next");

    verifier.waitForSelector("#errors");
    assertThat(verifier.innerText("#category-error")).isNotBlank();
    assertThat(verifier.innerText("#publicText-error")).isNotBlank();
    assertThat(verifier.innerText("#lead-error")).isBlank();
    assertThat(verifier.isVisible("#lead_input")).isFalse();
    assertThat(verifier.inputValue("#title")).isEqualTo("Antrean loket terlalu lama");
    assertThat(verifier.inputValue("#publicText")).contains("<b>segera</b>");
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
  }

  @Test
  void twoVerifiersOnOneReportCannotOverwriteEachOther() {
    Sent sent = Cases.sent();
    Page first = signedIn("national-verifier");
    Page second = signedIn("national-verifier-2");
    open(first, sent);
    act(first, "ARCHIVE");
    open(second, sent);
    act(second, "PEND");
    second.fill("#missing", "Di puskesmas mana?");
    second.click("#doPEND");

    first.selectOption("#reason", "TOO_GENERAL");
    first.fill("#text", "Terlalu umum.");
    first.click("#doARCHIVE");

    assertThat(first.innerText("#errors")).isNotBlank();
    assertThat(first.inputValue("#text")).isEqualTo("Terlalu umum.");
    assertThat(first.innerText(".timeline")).contains("Di puskesmas mana?");
    assertThat(Cases.status(sent)).isEqualTo("PENDING_INFO");
  }

  @Test
  void whatIsOutOfScopeDoesNotExist() {
    Sent foreign = Cases.routed();
    Page city = signedIn("kota-surabaya-liaison");

    assertThat(open(city, foreign).status()).isEqualTo(404);
    assertThat(city.navigate("/staff/report?id=1234567897").status()).isEqualTo(404);
    assertThat(city.navigate("/staff/work?list=nix").status()).isEqualTo(404);
    Response forms =
        city.navigate(
            "/staff/report?id=" + foreign.id() + "&do=ACCEPT&h=" + Cases.leadHandoff(foreign));
    assertThat(forms.status()).isEqualTo(404);
  }

  @Test
  void anActionThatIsNotPossibleHasNoForm() {
    Sent sent = Cases.routed();
    Page verifier = signedIn("national-verifier");

    verifier.navigate("/staff/report?id=" + sent.id() + "&do=VERIFY");
    assertThat(verifier.isVisible("#formVERIFY")).isFalse();
    assertThat(verifier.innerText(".panel.warn")).contains("tidak dapat dilakukan");
    verifier.navigate("/staff/report?id=" + sent.id() + "&do=../../web");
    assertThat(verifier.isVisible("main form")).isFalse();
  }

  @Test
  void theReporterIsShownOnlyWhenAskedForAndTheReadingIsRecorded() {
    Sent sent = Cases.routed();
    Page liaison = signedIn("kemenkes-liaison");
    open(liaison, sent);
    assertThat(liaison.innerText("main")).doesNotContain("siti@example.com");

    act(liaison, "READ_IDENTITY");
    liaison.click("#doREAD_IDENTITY");

    assertThat(liaison.innerText("#identity")).contains("siti@example.com");
    assertThat(sent.reporter().get(sent.path()).text()).contains("HANDLING");
  }

  @Test
  void aWalkInReportIsTypedInForSomebody() {
    Page operator = signedIn("kemenkes-operator");
    operator.navigate("/staff/");
    assertThat(operator.url()).endsWith("/staff/entry");
    operator.fill("#title", "Obat habis");
    operator.click("#take");
    assertThat(operator.innerText("#body-error")).isNotBlank();
    assertThat(operator.inputValue("#title")).isEqualTo("Obat habis");

    operator.check("[name=type][value=COMPLAINT]");
    operator.fill("#body", "Obat tekanan darah habis sejak pekan lalu di puskesmas.");
    operator.fill("#incidentDate", "2026-11-02");
    operator.check("#anonymous");
    operator.check("#consent-version");
    operator.click("#take");

    String number = operator.innerText("#tracking-id").substring(1);
    String code = operator.innerText("#access-code");
    Sent sent = new Sent(number, code);
    assertThat(sent.reporter().get(sent.path()).text()).contains("Obat tekanan darah habis");
    assertThat(Cases.file(sent).getString("channel")).isEqualTo("WALK_IN");
  }

  @Test
  void withoutASessionNothingOfThePortalIsShown() {
    Page visitor = page();

    visitor.navigate("/staff/work?list=overdue");
    assertThat(visitor.url()).contains("/sign-in?next=");
    visitor.fill("#user", "national-admin");
    visitor.fill("#password", "wrong");
    visitor.click("#enter");
    assertThat(visitor.innerText("#errors")).contains("tidak cocok");
    assertThat(visitor.inputValue("#user")).isEqualTo("national-admin");
    visitor.fill("#password", "demo-national-admin");
    visitor.click("#enter");
    visitor.waitForURL(Pattern.compile(".*/staff/work\\?list=overdue"));

    visitor.click("#signOut");
    assertThat(visitor.innerText("[role=status]")).contains("keluar");
    visitor.navigate("/staff/work?list=overdue");
    assertThat(visitor.url()).contains("/sign-in?next=");
  }

  @Test
  void thePortalSpeaksEnglishKeepsToItsPolicyAndFitsAPhone() {
    Sent sent = Cases.routed();
    Page phone = pageOfAnother(390, 844);
    signIn(phone, "national-admin");
    List<String> complaints = new java.util.ArrayList<>();
    phone.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
    phone.navigate("/staff/report?id=" + sent.id() + "&lang=en");
    assertThat(phone.innerText("main")).contains("What can be done", "Hand-offs");

    for (String address : ADDRESSES) {
      phone.navigate(address);
      assertThat(width(phone)).as(address).isLessThanOrEqualTo(390);
      assertThat(phone.innerText("main")).as(address).doesNotContain("???", "list.", "fact.");
      PublicBrowserIT.assertAccessible(phone, address);
    }
    for (String action : List.of("ADD_SUPPORTING", "NOTE", "TAKE_DOWN", "READ_IDENTITY")) {
      phone.navigate("/staff/report?id=" + sent.id() + "&do=" + action);
      assertThat(phone.isVisible("#form" + action)).as(action).isTrue();
      PublicBrowserIT.assertAccessible(phone, action);
      assertThat(width(phone)).as(action).isLessThanOrEqualTo(390);
    }
    assertThat(complaints).noneMatch(said -> said.startsWith("error"));
  }

  private Page signedIn(String user) {
    return signedIn(this, user);
  }

  /** A page of the portal for this account, in a window of its own. */
  static Page signedIn(Browser browser, String user) {
    Page page = browser.pageOfAnother(1280, 900);
    signIn(page, user);
    return page;
  }

  static void signIn(Page page, String user) {
    page.navigate("/sign-in");
    page.fill("#user", user);
    page.fill("#password", "demo-" + user);
    page.click("#enter");
    page.waitForURL(Pattern.compile(".*/staff/.*"));
  }

  static Response open(Page page, Sent sent) {
    return page.navigate("/staff/report?id=" + sent.id());
  }

  static void act(Page page, String action) {
    page.click(".acts a[href*='do=" + action + "']");
    page.waitForSelector("#form" + action);
  }

  /** Goes one step on in a form of several. */
  static void next(Page page) {
    int reached = page.locator(".stepper .done").count();
    page.click("#next");
    page.waitForSelector(".stepper li:nth-child(" + (reached + 2) + ").now");
  }

  /** Goes on to the last step. */
  static void toLast(Page page) {
    while (page.locator("#next").count() > 0) {
      next(page);
    }
  }

  /** Asks again when what was offered closed on the way to it: a page that scrolls closes it. */
  static void pick(Page page, String field, String typed, String name) {
    for (int attempt = 1; !picked(page, field, typed, name); attempt++) {
      assertThat(attempt).as("offered and closed").isLessThan(MOST_ATTEMPTS);
    }
  }

  private static boolean picked(Page page, String field, String typed, String name) {
    page.fill("#" + field + "_input", "");
    page.locator("#" + field + "_input").pressSequentially(typed);
    try {
      page.locator("#" + field + "_panel li", new Page.LocatorOptions().setHasText(name))
          .first()
          .click(new Locator.ClickOptions().setTimeout(LONGEST_REACH));
      closed(page, field);
      return true;
    } catch (TimeoutError closed) {
      return false;
    }
  }

  /** An answer to what was typed before may come later and open the list once more. */
  private static void closed(Page page, String field) {
    eventually(() -> assertThat(page.evaluate("PrimeFaces.ajax.Queue.isEmpty()")).isEqualTo(true));
    if (page.isVisible("#" + field + "_panel")) {
      page.press("#" + field + "_input", "Escape");
    }
  }

  private static int width(Page page) {
    return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
  }
}
