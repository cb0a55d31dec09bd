package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each role does every day, on a desk and on a phone: sign in, do it, see that it is done,
 * sign out. Verifiers and liaison officers are in {@link CaseWayIT}.
 */
class RoleDaysIT extends Browser {

  private static final int PHONE = 390;
  private static final int DESK = 1280;

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void anAuditorReadsABoardAndAReportAndChangesNothing(int width) {
    Sent sent = Cases.answered();
    Page page = signedIn("auditor", width);
    page.click(".rail a[href*='/staff/board']");
    assertThat(page.locator("main table tbody tr").count()).isPositive();

    find(page, sent);

    assertThat(page.innerText(".timeline")).contains("Loket ditambah mulai Senin.");
    assertThat(page.locator(".acts a").count()).isZero();
    signOut(page);
    assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void staffTakeWhatNobodyWorksOnAndDraftAnAnswerAndAnApproverApprovesIt(int width) {
    Sent sent = Cases.routed();
    Page staff = signedIn("kemenkes-staff", width);
    find(staff, sent);
    staff.click(".handoff a[href*='do=DRAFT']");
    staff.fill("#text", "Loket kedua dibuka mulai Senin.");
    staff.check("[name=substantive][value=true]");
    staff.click("#doDRAFT");
    assertThat(staff.innerText(".answer.DRAFT")).contains("Loket kedua dibuka");
    signOut(staff);

    Page approver = signedIn("kemenkes-approver", width);
    find(approver, sent);
    approver.click(".answer.DRAFT a[href*='do=APPROVE']");
    approver.click("#doAPPROVE");
    assertThat(approver.innerText(".answer.APPROVED")).contains("Loket kedua dibuka");
    signOut(approver);
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void anOperatorTypesInAReportAndHandsOverItsNumberAndCode(int width) {
    Page page = signedIn("kemenkes-operator", width);
    assertThat(page.url()).endsWith("/staff/entry");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Obat habis");
    page.fill("#body", "Obat tekanan darah habis sejak pekan lalu di puskesmas.");
    page.fill("#incidentDate", "2026-11-02");
    page.check("#anonymous");
    page.check("#consent-version");
    page.click("#take");

    Sent sent =
        new Sent(page.innerText("#tracking-id").substring(1), page.innerText("#access-code"));
    assertThat(sent.reporter().get(sent.path()).status()).isEqualTo(200);
    signOut(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void anInstitutionAdministratorLooksAtTheBoardAndWordsAStandardText(int width) {
    Page page = signedIn("kemenkes-admin", width);
    page.click(".rail a[href*='/staff/board']");
    assertThat(page.innerText("main")).contains("Kementerian Kesehatan");
    page.click(".rail a[href*='/staff/standard-texts']");
    page.click("main a[href*='t=new']");
    page.fill("#title", "Tanda terima " + width);
    page.fill("#wording", "Laporan {{trackingId}} kami terima.");
    page.click("#save");
    page.waitForURL(Pattern.compile(".*done=saved"));

    page.navigate("/staff/standard-texts");
    assertThat(page.innerText("main")).contains("Tanda terima " + width);
    signOut(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void theNationalAdministratorSeesWhatWaitsToBeSentAndRewordsANotice(int width) {
    Page page = signedIn("national-admin", width);
    page.click(".rail a[href*='/staff/notices']");
    assertThat(page.locator("main h2").count()).isPositive();
    page.click(".rail a[href*='/staff/templates']");
    page.click(".lines td.main a >> nth=0");
    String subject = page.inputValue("#subject");
    page.fill("#subject", subject + ".");
    page.click("#save");
    page.waitForURL(Pattern.compile(".*done=.*"));
    assertThat(page.inputValue("#subject")).isEqualTo(subject + ".");

    page.click("#reset");
    page.waitForURL(Pattern.compile(".*done=.*"));
    assertThat(page.inputValue("#subject")).isEqualTo(subject);
    signOut(page);
  }

  private Page signedIn(String user, int width) {
    Page page = pageOfAnother(width, 844);
    PortalIT.signIn(page, user);
    return page;
  }

  /** By its number, from wherever somebody is. */
  private static void find(Page page, Sent sent) {
    page.fill(".jump input", "#" + sent.id());
    page.click(".jump button");
    page.waitForSelector(".case-head");
  }

  private static void signOut(Page page) {
    page.click("#signOut");
    page.waitForURL(Pattern.compile(".*/sign-in.*"));
    assertThat(page.navigate("/staff/notifications").url()).contains("/sign-in");
  }
}
