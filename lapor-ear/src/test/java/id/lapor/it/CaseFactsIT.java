package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Facts of a report put right, who read identities, and a copy to take along. */
class CaseFactsIT extends Browser {

  private static final String REASON = "Ada anak di dalam rumah itu.";

  @Test
  void aVerifierMarksAReportUrgentAndTheInstitutionSeesTheMarkAlone() {
    Sent sent = Cases.routed();
    Page verifier = signedIn("national-verifier");
    PortalIT.open(verifier, sent);
    PortalIT.act(verifier, "RAISE_URGENCY");
    verifier.click("#doRAISE_URGENCY");
    assertThat(verifier.innerText("#reason-error")).isNotBlank();
    assertThat(verifier.locator(".case-head .urgent").count()).isZero();
    verifier.fill("#reason", REASON);
    verifier.click("#doRAISE_URGENCY");
    verifier.waitForURL(Pattern.compile(".*done=RAISE_URGENCY"));
    assertThat(verifier.innerText(".case-head")).contains("Mendesak");
    assertThat(verifier.innerText(".timeline")).contains("Ditandai mendesak", REASON);

    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    assertThat(liaison.innerText(".case-head")).contains("Mendesak");
    assertThat(liaison.innerText("main")).doesNotContain(REASON, "Ditandai mendesak");
    assertThat(sent.reporter().get(sent.path()).text()).doesNotContain("URGENCY", REASON);

    PortalIT.act(verifier, "LOWER_URGENCY");
    verifier.fill("#reason", "Sudah dibawa tetangga.");
    verifier.click("#doLOWER_URGENCY");
    verifier.waitForURL(Pattern.compile(".*done=LOWER_URGENCY"));
    assertThat(verifier.locator(".case-head .urgent").count()).isZero();
  }

  @Test
  void aCategoryIsPutRightByTheKeyboardAndTheListFollows() {
    Sent sent = Cases.routed();
    Page verifier = signedIn("national-verifier");
    PortalIT.open(verifier, sent);
    verifier.focus(".facts a[href*='do=CORRECT_CATEGORY']");
    verifier.keyboard().press("Enter");
    verifier.waitForSelector(".story #formCORRECT_CATEGORY");
    assertThat(verifier.url()).endsWith("#decision");
    verifier.waitForSelector("#decision:focus");
    String other =
        (String)
            verifier.evaluate(
                "own => [...document.querySelectorAll('#category option')].map(o => o.value)"
                    + ".find(code => code && code !== own)",
                Cases.CATEGORY);
    verifier.selectOption("#category", other);
    verifier.focus("#preview");
    verifier.keyboard().press("Enter");
    verifier.waitForSelector("#correction");
    assertThat(verifier.innerText("#correction")).contains("Sekarang", "Menjadi", "statistik");
    assertThat(verifier.inputValue("#category")).isEqualTo(other);
    assertThat(Cases.file(sent).getJsonObject("category").getString("code"))
        .isEqualTo(Cases.CATEGORY);

    verifier.focus("#doCORRECT_CATEGORY");
    verifier.keyboard().press("Enter");
    verifier.waitForURL(Pattern.compile(".*done=CORRECT_CATEGORY"));

    assertThat(Api.anybody().get(sent.path()).text()).contains(other);
    assertThat(verifier.innerText(".timeline")).contains("Kategori laporan diperbaiki");
  }

  @Test
  void aPlaceThatIsRefusedKeepsWhatWasTypedAndFitsAPhone() {
    Sent sent = Cases.routed();
    Page phone = pageOfAnother(390, 844);
    PortalIT.signIn(phone, "national-verifier");
    PortalIT.open(phone, sent);
    phone.click(".facts a[href*='do=CORRECT_PLACE']");
    phone.waitForSelector(".story #formCORRECT_PLACE");
    phone.fill("#region_input", "");
    phone.fill("#address", "Di belakang pasar");
    phone.click("#doCORRECT_PLACE");
    assertThat(phone.innerText("#region-error")).isNotBlank();
    assertThat(phone.inputValue("#address")).isEqualTo("Di belakang pasar");
    PublicBrowserIT.assertAccessible(phone, "CORRECT_PLACE");
    assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);

    PortalIT.pick(phone, "region", "kota surabaya", "Kota Surabaya");
    phone.click("#doCORRECT_PLACE");
    phone.waitForURL(Pattern.compile(".*done=CORRECT_PLACE"));
    assertThat(phone.innerText("aside")).contains("Surabaya", "Di belakang pasar");
    assertThat(Api.anybody().get(sent.path()).text()).contains("35.78");
  }

  @Test
  void aPlaceIsCorrectedDownToTheVillageByItsNameAndLedBackToTheFact() {
    String file =
        "code,name\n35.97,Kabupaten Coba\n35.97.01,Coba Barat\n35.97.01.1001,Mekarwangi\n"
            + "35.97.01.2002,Mekarwangi\n";
    Answer taken =
        Api.as("NATIONAL_ADMIN")
            .post(
                "/imports/reference?kind=REGIONS",
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8));
    assertThat(taken.text()).contains("COMMITTED");
    Sent sent = Cases.routed();
    Page verifier = signedIn("national-verifier");
    PortalIT.open(verifier, sent);
    verifier.click(".facts a[href*='do=CORRECT_PLACE']");
    verifier.waitForSelector(".story #formCORRECT_PLACE");
    verifier.click("#decision a[href$='#fact-CORRECT_PLACE']");
    verifier.waitForURL(Pattern.compile(".*id=" + sent.id() + "#fact-CORRECT_PLACE"));
    assertThat(verifier.locator("#decision").count()).isZero();
    verifier.waitForSelector("#fact-CORRECT_PLACE:focus");

    verifier.click(".facts a[href*='do=CORRECT_PLACE']");
    PortalIT.pick(
        verifier,
        "region",
        "mekarwangi coba",
        "Kelurahan Mekarwangi, Kecamatan Coba Barat, Kabupaten Coba");
    verifier.click("#preview");
    verifier.waitForSelector("#correction");
    assertThat(verifier.innerText("#correction"))
        .contains("Kelurahan Mekarwangi, Kecamatan Coba Barat, Kabupaten Coba");
    assertThat(verifier.inputValue("#region_input")).startsWith("Kelurahan Mekarwangi");
    verifier.click("#doCORRECT_PLACE");
    verifier.waitForURL(Pattern.compile(".*done=CORRECT_PLACE"));

    assertThat(Api.anybody().get(sent.path()).text()).contains("35.97.01.1001");
  }

  @Test
  void whoReadTheReporterIsShownToWhoeverWatchesOverItAlone() {
    Sent sent = Cases.routed();
    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    PortalIT.act(liaison, "READ_IDENTITY");
    liaison.click("#doREAD_IDENTITY");
    liaison.waitForSelector("#identity");

    for (String user : new String[] {"national-admin", "auditor"}) {
      Page page = signedIn(user);
      for (String kind : new String[] {"", "&show=access"}) {
        page.navigate("/staff/report?id=" + sent.id() + kind);
        assertThat(page.locator(".timeline .reading").allInnerTexts())
            .anySatisfy(
                line -> assertThat(line).contains("kemenkes-liaison", "untuk menangani laporan"));
        String link = page.getAttribute(".reading .link >> nth=0", "href");
        assertThat(page.locator(link).count()).isEqualTo(1);
      }
      page.navigate("/staff/report?id=" + sent.id());
      assertThat(page.locator(".timeline li").last().getAttribute("class")).isEqualTo("reading");
      page.navigate("/staff/report?id=" + sent.id() + "&show=handoff");
      assertThat(page.locator(".reading").count()).isZero();
    }
    for (String user : new String[] {"national-verifier", "kemenkes-liaison"}) {
      Page page = signedIn(user);
      page.navigate("/staff/report?id=" + sent.id() + "&show=access");
      assertThat(page.locator(".reading").count()).as(user).isZero();
    }
  }

  @Test
  void aCopyHoldsWhatItsMakerSeesAndNeverWhoReported() throws IOException {
    Sent sent = Cases.routed(Cases.sent(Cases.complaint().add("anonymous", true)));
    Page liaison = signedIn("kemenkes-liaison");
    PortalIT.open(liaison, sent);
    assertThat(liaison.getAttribute("#copy", "href")).endsWith("report-copy?id=" + sent.id());

    for (int copies = 1; copies <= 2; copies++) {
      assertThat(copy(liaison, sent))
          .contains("LAPOR #" + sent.id(), "antrean sampai ke jalan", "Halaman 1 dari")
          .contains("tidak untuk umum")
          .doesNotContain("Siti Aminah", "siti@example.com", "081234567890");
    }

    Page auditor = signedIn("auditor");
    auditor.navigate("/staff/report?id=" + sent.id() + "&show=access");
    assertThat(auditor.innerText(".timeline >> nth=0")).containsOnlyOnce("Salinan laporan diunduh");
    Page foreign = signedIn("kota-surabaya-liaison");
    assertThat(foreign.request().get("/staff/report-copy?id=" + sent.id()).status()).isEqualTo(404);
    assertThat(foreign.request().get("/staff/report-copy").status()).isEqualTo(404);
  }

  @Test
  void aCopyListsTheAttachmentsAndShowsAPictureOnceEverybodyMaySeeIt() throws IOException {
    Sent sent = Cases.routed();
    new SentFiles()
        .file("file", "a.jpg", SentFiles.jpeg(25))
        .file("file", "b.pdf", SentFiles.pdf())
        .postTo(sent.reporter(), sent.path() + "/attachments");
    Page verifier = signedIn("national-verifier");
    PortalIT.open(verifier, sent);
    assertThat(copy(verifier, sent))
        .contains("foto-1.jpg", "dokumen-2.pdf", "SHA-256: ")
        .contains("dilihat pelapor dan petugas yang berwenang")
        .doesNotContain("siapa pun");
    assertThat(pictures(verifier, sent)).isZero();

    verifier.click(".attachments li:has-text('foto-1.jpg') input[type=submit]");
    assertThat(verifier.innerText("[role=status]")).contains("terbuka untuk publik");

    assertThat(copy(verifier, sent)).contains("dapat dilihat siapa pun");
    assertThat(pictures(verifier, sent)).isEqualTo(1);
  }

  private static int pictures(Page page, Sent sent) throws IOException {
    byte[] copy = page.request().get("/staff/report-copy?id=" + sent.id()).body();
    int found = 0;
    try (PDDocument read = Loader.loadPDF(copy)) {
      for (PDPage one : read.getPages()) {
        for (COSName name : one.getResources().getXObjectNames()) {
          found += one.getResources().isImageXObject(name) ? 1 : 0;
        }
      }
    }
    return found;
  }

  private static String copy(Page page, Sent sent) throws IOException {
    APIResponse answer = page.request().get("/staff/report-copy?id=" + sent.id());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
    try (PDDocument read = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  private Page signedIn(String user) {
    return PortalIT.signedIn(this, user);
  }
}
