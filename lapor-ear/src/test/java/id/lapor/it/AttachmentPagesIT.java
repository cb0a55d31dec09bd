package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import id.lapor.it.Cases.Sent;
import id.lapor.it.Visitor.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Files in the pages: with scripts over a breaking line and without, for reporters and officers.
 */
class AttachmentPagesIT extends Browser {

  private static final byte[] PROGRAM = "MZ a program".getBytes(StandardCharsets.US_ASCII);

  @Test
  void withoutScriptsAReportGoesInWithItsFilesAndARefusedOneIsNamed() {
    Visitor visitor = new Visitor();
    SentFiles files =
        new SentFiles()
            .file("files", "jalan.jpg", SentFiles.jpeg(20))
            .file("files", "resep.exe", PROGRAM)
            .file("files", "surat.pdf", SentFiles.pdf());

    Seen receipt =
        visitor.send(
            visitor.get(PublicForm.PATH),
            PublicForm.PATH,
            "report",
            "send",
            PublicForm.filled(),
            files);

    assertThat(receipt.words())
        .contains("Berkas yang dilampirkan: 2", "resep.exe: Hanya gambar JPEG");
    String number = PublicForm.number(receipt);
    Seen own = PublicForm.track(visitor, number, PublicForm.code(receipt));
    assertThat(own.words()).contains("foto-1.jpg", "dokumen-2.pdf", "Lampiran ditambahkan");
    String small = own.find("<img src=\"(/lacak/lampiran/[^\"]*)\"");
    assertThat(visitor.download(small).statusCode()).isEqualTo(200);
    assertThat(visitor.download(small).headers().firstValue("Cache-Control"))
        .contains("private, no-store");
    assertThat(new Visitor().download(small).statusCode()).isEqualTo(404);
    assertThat(new Visitor().download(small.replace("/lacak/", "/laporan/")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFormThatIsShownAgainKeepsTheFilesThatWereTaken() {
    Visitor visitor = new Visitor();
    SentFiles photo = new SentFiles().file("files", "jalan.jpg", SentFiles.jpeg(21));

    Seen again =
        visitor.send(
            visitor.get(PublicForm.PATH),
            PublicForm.PATH,
            "report",
            "send",
            PublicForm.filled("title", ""),
            photo);
    assertThat(again.words()).contains("Foto, ", "Terkirim");
    assertThat(again.find("name=\"uploads\" value=\"([0-9a-f-]{36})\"")).isNotBlank();

    Seen receipt =
        visitor.send(
            again,
            PublicForm.PATH,
            "report",
            "send",
            PublicForm.filled(),
            new SentFiles().file("files", "", new byte[0]));
    assertThat(receipt.words()).contains("Berkas yang dilampirkan: 1");
  }

  @Test
  void theSameFormSentTwiceMakesOneReportWithItsFilesOnce() {
    Visitor visitor = new Visitor();
    Seen form = visitor.get(PublicForm.PATH);
    Seen first = sendOnce(visitor, form);
    Seen second = sendOnce(visitor, form);

    String number = PublicForm.number(first);
    assertThat(PublicForm.number(second)).isEqualTo(number);
    assertThat(
            Api.anybody()
                .withCode(PublicForm.code(first))
                .get("/reports/" + number + "/attachments")
                .items())
        .hasSize(1);
  }

  private static Seen sendOnce(Visitor visitor, Seen form) {
    return visitor.send(
        form,
        PublicForm.PATH,
        "report",
        "send",
        PublicForm.filled(),
        new SentFiles().file("files", "jalan.jpg", SentFiles.jpeg(22)));
  }

  @Test
  void aFileThatIsTooLargeIsNamedAndTheOthersGoInWithTheReport() {
    Visitor visitor = new Visitor();
    byte[] large = new byte[(10 << 20) + 1];

    Seen receipt =
        visitor.send(
            visitor.get(PublicForm.PATH),
            PublicForm.PATH,
            "report",
            "send",
            PublicForm.filled(),
            new SentFiles()
                .file("files", "pasar.mp4", large)
                .file("files", "jalan.jpg", SentFiles.jpeg(26)));

    assertThat(receipt.words())
        .contains("Berkas yang dilampirkan: 1", "pasar.mp4: Berkas lebih besar dari 10 MB.");
  }

  @Test
  void filesComeOnlyWithTheFormsThatAskForThem() {
    Visitor visitor = new Visitor();
    SentFiles photo = new SentFiles().file("files", "jalan.jpg", SentFiles.jpeg(23));

    Seen refused =
        visitor.send(visitor.get("/kode-hilang"), "/kode-hilang", "[a-z]+", "x", Map.of(), photo);

    assertThat(refused.status()).isEqualTo(415);
  }

  @Test
  void withScriptsAFileIsSentInPartsThoughTheLineBreaksAndCanBeRemoved() {
    Page page = page();
    AtomicInteger parts = new AtomicInteger();
    page.route(
        "**/api/v1/uploads/*",
        route -> {
          boolean broken =
              route.request().method().equals("PATCH") && parts.incrementAndGet() % 2 == 0;
          if (broken) {
            route.abort();
          } else {
            route.resume(new Route.ResumeOptions());
          }
        });
    page.navigate("/lapor");
    PublicBrowserIT.step(page, "where");
    page.setInputFiles(
        "#files",
        new FilePayload[] {
          new FilePayload("jalan.png", "image/png", noise()),
          new FilePayload("resep.jpg", "image/jpeg", PROGRAM),
          new FilePayload("surat.pdf", "application/pdf", SentFiles.pdf())
        });
    page.waitForSelector("#kept-files .refused");
    page.waitForFunction(
        "() => document.querySelector('[name=uploads]').value.split(',').length === 2");
    assertThat(page.innerText("#kept-files .refused")).contains("resep.jpg", "Hanya gambar JPEG");
    assertThat(parts.get()).as("parts").isGreaterThan(4);
    shot(page, "form-390");

    page.focus("#kept-files li:has-text('surat.pdf') button");
    page.keyboard().press("Enter");
    page.waitForFunction(
        "() => document.querySelector('[name=uploads]').value.split(',').length === 1");
    PublicBrowserIT.assertAccessible(page, "/lapor with files");
    fill(page);
    page.click("#send");
    page.waitForSelector("#access-code");
    assertThat(page.innerText("main")).contains("Berkas yang dilampirkan: 1");
    shot(page, "receipt");

    Sent sent =
        new Sent(page.innerText("#tracking-id").substring(1), page.innerText("#access-code"));
    page.navigate("/lacak");
    PublicBrowserIT.open(page, sent);
    page.setInputFiles(
        "#files", new FilePayload("bukti.jpg", "image/jpeg", SentFiles.jpeg(24, 3_000, 2_000)));
    page.fill("#text", "Ini bukti baru.");
    page.click("#reply");
    page.waitForSelector("[role=status]:has-text('Tanggapan Anda terkirim')");
    assertThat(page.locator(".attachments li").count()).isEqualTo(2);
    assertThat(page.evaluate(LOADED)).isEqualTo(true);
    PublicBrowserIT.assertAccessible(page, "/lacak with files");
    shot(page, "track");
  }

  @Test
  void officersAddToADraftAndOpenToThePublic() {
    Sent sent = Cases.routed();
    new SentFiles()
        .file("file", "a.jpg", SentFiles.jpeg(25))
        .postTo(sent.reporter(), sent.path() + "/attachments");
    Page staff = PortalIT.signedIn(this, "kemenkes-staff");
    PortalIT.open(staff, sent);
    staff.click("a[href*='do=DRAFT']");
    staff.fill("#text", "Keputusan terlampir.");
    staff.check("[name=substantive][value=true]");
    staff.click("#doDRAFT");
    staff.setInputFiles(
        ".answer.DRAFT input[type=file]",
        new FilePayload("SK Menteri.pdf", "application/pdf", SentFiles.pdf()));
    staff.click(".answer.DRAFT input[type=submit]");
    assertThat(staff.innerText("[role=status]")).contains("Berkas dilampirkan");
    assertThat(staff.innerText(".attachments")).contains("SK Menteri.pdf", "foto-1.jpg");
    PublicBrowserIT.assertAccessible(staff, "/staff/report with files");
    shot(staff, "case");

    Page verifier = PortalIT.signedIn(this, "national-verifier");
    PortalIT.open(verifier, sent);
    verifier.click(".attachments li:has-text('foto-1.jpg') input[type=submit]");
    assertThat(verifier.innerText("[role=status]")).contains("terbuka untuk publik");

    Page anybody = page();
    anybody.navigate("/laporan/" + sent.id());
    assertThat(anybody.locator(".attachments li").count()).isEqualTo(1);
    assertThat(anybody.evaluate(LOADED)).isEqualTo(true);
    shot(anybody, "public");
    verifier.click(".attachments li:has-text('foto-1.jpg') input[type=submit]");
    anybody.reload();
    assertThat(anybody.locator(".attachments").count()).isZero();
  }

  private static final String LOADED =
      "Promise.all(Array.from(document.querySelectorAll('.attachments img')).map(i => {"
          + " i.loading = 'eager'; return i.decode().then(() => i.naturalWidth > 0) }))"
          + ".then(all => all.length > 0 && all.every(Boolean))";

  private static void fill(Page page) {
    PublicBrowserIT.step(page, "what");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Jalan berlubang di depan pasar");
    page.fill("#body", "Jalan di depan pasar berlubang sejak bulan lalu, dua orang jatuh.");
    page.fill("#incidentDate", "2026-11-02");
    PublicBrowserIT.step(page, "who");
    page.fill("#reporter-name", "Siti Aminah");
    PublicBrowserIT.step(page, "check");
    page.check("#consent-version");
  }

  /** A picture of more than a megabyte, that no browser makes smaller. */
  private static byte[] noise() {
    java.awt.image.BufferedImage picture =
        new java.awt.image.BufferedImage(700, 600, java.awt.image.BufferedImage.TYPE_INT_RGB);
    java.util.Random random = new java.util.Random(7);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 700; x++) {
        picture.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try {
      javax.imageio.ImageIO.write(picture, "png", out);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** For eyes: pictures in the two widths, where somebody asks for them. */
  private static void shot(Page page, String name) {
    String directory = System.getProperty("lapor.shots");
    if (directory == null) {
      return;
    }
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 844);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(directory, name + "-" + width + ".png")));
    }
  }
}
