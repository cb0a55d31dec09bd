package id.lapor.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each page of the portal asks the database: at most {@value #MOST} questions, however long
 * its lists are. Counts and what people set up are remembered for some seconds, so the least of
 * several openings is what counts.
 */
class PageCostIT extends Browser {

  private static final long MOST = 8;

  @Test
  void theListsAloneAndWithAReportBesideThem() {
    Sent sent = Cases.answered();
    for (String user : List.of("national-verifier", "kemenkes-liaison", "auditor")) {
      assertCheap(
          user,
          List.of(
              "work?list=my-unit",
              "work?list=overdue",
              "work?list=waiting",
              "work?list=waiting&q=" + sent.id(),
              "work?list=my-unit&q=" + sent.id() + "&look=" + sent.id() + "&at=",
              "work?list=waiting&q=" + sent.id() + "&look=" + sent.id() + "&at=",
              "work?list=overdue&look=" + sent.id() + "&at="));
    }
  }

  @Test
  void aReportWithReceiptsAndTheListOfOffersThatNobodyTakesUp() {
    Sent sent = Cases.answered();
    Stage.receipts(sent, "DELIVERED", "ACCEPTED", "ANSWERED");
    for (String user : List.of("national-verifier", "kemenkes-liaison")) {
      assertCheap(user, List.of("report?id=" + sent.id(), "work?list=not-taken-up"));
    }
  }

  @Test
  void theReportForEachWhoReadsIt() {
    Sent sent = Cases.answered();
    for (String user : List.of("national-verifier", "kemenkes-liaison", "kemenkes-staff")) {
      assertCheap(user, List.of("report?id=" + sent.id()));
    }
    assertCheap("national-admin", List.of("report?id=" + sent.id() + "&show=access"));
    assertCheap("auditor", List.of("report?id=" + sent.id(), "report?id=" + Cases.sent().id()));
  }

  @Test
  void eachFormOfWhoeverVerifies() {
    Sent earlier = Cases.sent(); // so that there is an institution to suggest
    Cases.ok(
        Cases.admin()
            .post(
                earlier.path() + "/verification",
                Cases.verification(Cases.version(earlier)).build()));
    String fresh = "report?id=" + Cases.sent().id() + "&do=";
    String routed = "report?id=" + Cases.routed().id() + "&do=";
    assertCheap(
        "national-admin",
        List.of(
            fresh + "VERIFY",
            fresh + "PEND",
            fresh + "ARCHIVE",
            fresh + "NOTE",
            fresh + "REPLACE_CODE",
            fresh + "READ_IDENTITY",
            routed + "EDIT_PUBLIC_TEXT",
            routed + "RAISE_URGENCY",
            routed + "TAKE_DOWN",
            routed + "HOLD",
            "report?id=" + Cases.withdrawn().id() + "&do=ERASE"));
  }

  @Test
  void eachFormOfWhoeverAnswers() {
    Sent sent = Cases.routed();
    String form = "report?id=" + sent.id() + "&h=" + Cases.handoff(sent).getString("id") + "&do=";
    assertCheap(
        "kemenkes-liaison",
        List.of(
            form + "ACCEPT",
            form + "RETURN",
            form + "DELEGATE",
            form + "ASSIGN",
            "report?id=" + sent.id() + "&do=NOTE"));
  }

  @Test
  void theFormsThatOfferTextsOrInstitutionsToo() {
    Sent sent = Cases.routed();
    String form = "report?id=" + sent.id() + "&h=" + Cases.handoff(sent).getString("id") + "&do=";
    assertCheap("kemenkes-liaison", List.of(form + "PUBLISH", form + "DRAFT"));
    assertCheap(
        "national-admin",
        List.of(
            "report?id=" + sent.id() + "&do=ADD_SUPPORTING",
            "report?id=" + sent.id() + "&do=CORRECT_CATEGORY",
            "report?id=" + sent.id() + "&do=CORRECT_PLACE",
            "report?id=" + sent.id() + "&do=MERGE"));
  }

  @Test
  void theLookForReportsThatMayBeTheSame() {
    Page page = PortalIT.signedIn(this, "national-admin");
    page.navigate("/staff/report?id=" + Cases.routed().id() + "&do=MERGE");
    page.waitForFunction("typeof searchCandidates === 'function'");
    try (StatementLog log = new StatementLog()) {
      long asked =
          log.leastQuestionsOf(
              MOST,
              () ->
                  page.waitForResponse(
                      answer -> answer.request().method().equals("POST"),
                      () -> page.evaluate("searchCandidates()")));
      assertThat(asked).isPositive().isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void theSearchWhetherItFindsMuchOrNothing() {
    Cases.routed();
    for (String user : List.of("national-verifier", "kemenkes-liaison")) {
      assertCheap(
          user,
          List.of(
              "search",
              found(user, ".look-at"),
              found(user, ".look-at") + "&cursor=" + before(Instant.now()),
              found(user, ".open"),
              "search?q=antrean",
              "search?q=tidakadakataini",
              "search?q=antrean&type=COMPLAINT&institution=kemenkes&from=2020-01-01"));
    }
    assertCheap("national-admin", List.of("reporters"));
  }

  @Test
  void thePagesBesideTheLists() {
    assertCheap("kemenkes-liaison", List.of("board", "entry", "notifications"));
    assertCheap(
        "national-admin",
        List.of("board", "notices", "templates", "standard-texts", "notifications", "entry"));
  }

  @Test
  void whatAReporterAndEverybodyReadOfAReport() {
    Sent sent = Cases.answered();
    Visitor reporter = new Visitor();
    PublicForm.track(reporter, sent.id(), sent.code());
    Visitor anybody = new Visitor();
    try (StatementLog log = new StatementLog()) {
      assertThat(log.leastQuestionsOf(MOST, () -> seen(reporter, "/lacak")))
          .isPositive()
          .isLessThanOrEqualTo(MOST);
      assertThat(log.leastQuestionsOf(MOST, () -> seen(anybody, "/laporan/" + sent.id())))
          .isPositive()
          .isLessThanOrEqualTo(MOST);
    }
  }

  private static void seen(Visitor visitor, String address) {
    assertThat(visitor.get(address).words()).contains("Loket ditambah mulai Senin");
  }

  @Test
  void thePagesOfAdministration() {
    String day = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusDays(9).toString();
    assertCheap(
        "national-admin",
        List.of(
            "limits",
            "holidays",
            "holidays?do=add",
            "imports",
            "system",
            "institutions",
            "receiving?of=kemenkes",
            "keys?of=kemenkes",
            "dead-letters",
            "dead-letters?of=receipts",
            "exchange",
            "people",
            "categories"));
    assertCheap("auditor", List.of("journal", "journal?day=" + day, "journal?of=refusals"));
  }

  /** Where a link of the first report that a search finds leads to. */
  private String found(String user, String link) {
    Page page = PortalIT.signedIn(this, user);
    page.navigate("/staff/search?q=antrean");
    return page.getAttribute("#lines tr:first-child " + link, "href").replaceFirst("^/staff/", "");
  }

  /** The cursor of what came before this moment: a later page, which cannot tell places itself. */
  private static String before(Instant moment) {
    String plain = moment + "|0";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
  }

  private void assertCheap(String user, List<String> addresses) {
    Page page = PortalIT.signedIn(this, user);
    page.navigate("/tentang");
    Map<String, Long> dear = new TreeMap<>();
    try (StatementLog log = new StatementLog()) {
      for (String address : addresses) {
        long asked = log.leastQuestionsOf(MOST, () -> opened(page, address));
        if (asked > MOST) {
          dear.put(address, asked);
        }
      }
    }
    assertThat(dear).as(user).isEmpty();
  }

  private static void opened(Page page, String address) {
    APIResponse answer = page.request().get("/staff/" + address);
    assertThat(answer.status()).as(address).isEqualTo(200);
    answer.dispose();
  }
}
