package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A report's whole way by hand, through the pages of all who have a part in it. */
class CaseWayIT extends Browser {

  @Test
  void aReportGoesItsWholeWayByHand() {
    Page reporter = page();
    Sent sent = PublicBrowserIT.send(reporter);

    Page verifier = signedIn("national-verifier");
    verifier.navigate("/staff/work?list=to-verify");
    verifier.fill(".jump input", "#" + sent.id());
    verifier.click(".jump button");
    PortalIT.act(verifier, "VERIFY");
    verifier.selectOption("#category", Cases.CATEGORY);
    PortalIT.next(verifier);
    PortalIT.pick(verifier, "lead", "kemenkes", "Kementerian Kesehatan");
    PortalIT.toLast(verifier);
    verifier.click("#doVERIFY");
    assertThat(verifier.innerText("[role=status]")).contains("diverifikasi dan diteruskan");
    Cases.delivered(sent);

    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    onHandoff(liaison, "ACCEPT");
    liaison.click("#doACCEPT");
    assertThat(liaison.innerText("[role=status]")).contains("Disposisi diterima");
    answer(liaison, "Petugas loket ditambah.");

    reporter.navigate("/lacak");
    PublicBrowserIT.open(reporter, sent);
    assertThat(reporter.innerText(".timeline .answer")).contains("Petugas loket ditambah.");
    reporter.fill("#text", "Hari Jumat masih tutup.");
    reporter.click("#reply");

    PortalIT.open(liaison, sent);
    assertThat(liaison.innerText(".timeline")).contains("Hari Jumat masih tutup.");
    answer(liaison, "Hari Jumat juga dibuka mulai pekan ini.");

    reporter.navigate("/lacak");
    reporter.check("[name=resolved][value=true]");
    reporter.check("[name=rating][value='5']");
    reporter.click("#complete");
    assertThat(Cases.status(sent)).isEqualTo("COMPLETED");

    PortalIT.open(verifier, sent);
    assertThat(verifier.innerText(".case-head")).contains("Selesai");
  }

  @Test
  void aReportIsReturnedGivenToAnotherAndDelegatedThere() {
    Sent sent = Cases.routed();
    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    onHandoff(liaison, "RETURN");
    liaison.fill("#reason", "Puskesmas milik kota.");
    PortalIT.pick(liaison, "proposedInstitution", "surabaya", "Kota Surabaya");
    liaison.click("#doRETURN");

    Page verifier = signedIn("national-verifier");
    verifier.navigate("/staff/work?list=returned");
    PortalIT.open(verifier, sent);
    assertThat(verifier.innerText(".handoff")).contains("Puskesmas milik kota.");
    PortalIT.act(verifier, "ADD_LEAD");
    PortalIT.pick(verifier, "institution", "kota-surabaya", "Kota Surabaya");
    PortalIT.toLast(verifier);
    verifier.click("#doADD_LEAD");
    Cases.delivered(sent);

    Page city = signedIn("kota-surabaya-liaison");
    PortalIT.open(city, sent);
    onHandoff(city, "DELEGATE");
    PortalIT.pick(city, "unit", "dinas kesehatan", "Dinas Kesehatan");
    city.click("#doDELEGATE");

    assertThat(city.innerText("[role=status]")).contains("didelegasikan");
    Page unit = signedIn("surabaya-dinkes-liaison");
    unit.navigate("/staff/work?list=my-unit");
    assertThat(PortalIT.open(unit, sent).status()).isEqualTo(200);
  }

  @Test
  void anAnswerIsDraftedSentBackRewrittenApprovedAndPublished() {
    Sent sent = Cases.routed();
    Page staff = signedIn("kemenkes-staff");
    PortalIT.open(staff, sent);
    onHandoff(staff, "DRAFT");
    staff.fill("#text", "Kami tambah loket.");
    staff.check("[name=substantive][value=true]");
    staff.click("#doDRAFT");

    Page approver = signedIn("kemenkes-approver");
    PortalIT.open(approver, sent);
    approver.click(".answer.DRAFT a[href*='do=APPROVE']");
    approver.fill("#remark", "Sebut kapan.");
    approver.click("#doSENDBACK");
    PortalIT.open(staff, sent);
    assertThat(staff.innerText(".answer.DRAFT")).contains("Sebut kapan.");
    staff.click(".answer.DRAFT a[href*='do=DRAFT']");
    assertThat(staff.inputValue("#text")).isEqualTo("Kami tambah loket.");
    staff.fill("#text", "Kami tambah loket mulai Senin.");
    staff.click("#doDRAFT");
    PortalIT.open(approver, sent);
    approver.click(".answer.DRAFT a[href*='do=APPROVE']");
    approver.click("#doAPPROVE");

    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    liaison.click(".answer.APPROVED a[href*='do=PUBLISH']");
    liaison.click("#doPUBLISHDRAFT");

    assertThat(liaison.innerText(".answer.PUBLISHED")).contains("Kami tambah loket mulai Senin.");
    assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");
  }

  @Test
  void whatTheAdministratorDecidesBesidesRoutingIsDoneByHandToo() {
    Page admin = signedIn("national-admin");
    Sent archived = Cases.sent();
    PortalIT.open(admin, archived);
    PortalIT.act(admin, "ARCHIVE");
    admin.selectOption("#reason", "TOO_GENERAL");
    decide(admin, "ARCHIVE", "#text", "ARCHIVED", archived);
    PortalIT.open(admin, archived);
    PortalIT.act(admin, "RESTORE");
    decide(admin, "RESTORE", "#reason", "SUBMITTED", archived);

    Sent master = Cases.sent();
    PortalIT.open(admin, archived);
    PortalIT.act(admin, "MERGE");
    admin.fill("#into", "#" + master.id());
    decide(admin, "MERGE", "#reason", "MERGED", archived);
    PortalIT.open(admin, archived);
    PortalIT.act(admin, "UNMERGE");
    decide(admin, "UNMERGE", "#reason", "SUBMITTED", archived);
    PortalIT.act(admin, "NOTE");
    decide(admin, "NOTE", "#text", "SUBMITTED", archived);
    assertThat(admin.innerText(".timeline .internal")).contains("Dicoba");
  }

  @Test
  void aPublishedTextIsRewordedTakenDownAndPutBackByHand() {
    Sent sent = Cases.routed();
    Page admin = signedIn("national-admin");
    PortalIT.open(admin, sent);
    PortalIT.act(admin, "EDIT_PUBLIC_TEXT");
    admin.fill("#title", "Antrean loket puskesmas");
    admin.click("#doEDIT_PUBLIC_TEXT");
    assertThat(admin.innerText("h1")).isEqualTo("Antrean loket puskesmas");
    PortalIT.act(admin, "TAKE_DOWN");
    decide(admin, "TAKE_DOWN", "#reason", "ROUTED", sent);
    assertThat(Api.anybody().get(sent.path()).text()).doesNotContain("Antrean loket puskesmas");
    PortalIT.act(admin, "PUT_BACK");
    decide(admin, "PUT_BACK", "#reason", "ROUTED", sent);
    assertThat(Api.anybody().get(sent.path()).text()).contains("Antrean loket puskesmas");

    PortalIT.act(admin, "REPLACE_CODE");
    admin.fill("#checked", "Kartu tanda penduduk diperlihatkan");
    admin.click("#doREPLACE_CODE");
    Sent again = new Sent(sent.id(), admin.innerText("#newCode"));
    assertThat(again.reporter().get(sent.path()).status()).isEqualTo(200);
    assertThat(sent.reporter().get(sent.path()).status()).isEqualTo(403);
  }

  private Page signedIn(String user) {
    return PortalIT.signedIn(this, user);
  }

  private static void onHandoff(Page page, String action) {
    page.locator(".handoff a[href*='do=" + action + "']").last().click();
    page.waitForSelector("#form" + action);
  }

  private static void decide(Page page, String action, String field, String status, Sent sent) {
    page.fill(field, "Dicoba sebagai petugas.");
    page.click("#do" + action);
    page.waitForURL(Pattern.compile(".*done=" + action));
    assertThat(page.isVisible("[role=status]")).isTrue();
    assertThat(Cases.file(sent).getString("status")).isEqualTo(status);
  }

  private static void answer(Page liaison, String text) {
    onHandoff(liaison, "PUBLISH");
    liaison.fill("#text", text);
    liaison.check("[name=substantive][value=true]");
    liaison.click("#doPUBLISH");
    assertThat(liaison.innerText("[role=status]")).contains("Jawaban diterbitkan");
  }
}
