package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form over a slow line that breaks: nothing is lost and nothing arrives twice. */
class SlowLineIT extends Browser {

  private static final int BYTES_A_SECOND = 400_000 / 8;
  private static final int MILLIS = 400;
  private static final int PHOTO = 300 * 1024;

  private BreakingLine line;

  @BeforeEach
  void lay() {
    line = new BreakingLine();
  }

  @AfterEach
  void hangUp() throws IOException {
    if (line != null) {
      line.close();
    }
  }

  @Test
  void anUploadThatBreaksIsResumedAndTheReportArrivesWithIt() {
    Page page = slow();
    String title = filled(page);
    PublicBrowserIT.step(page, "where");
    line.breakDuring("PATCH /api/v1/uploads/", 64 * 1024);
    page.setInputFiles("#files", new FilePayload("jalan.pdf", "application/pdf", pdf()));
    page.waitForFunction(
        "() => document.querySelector('[name=uploads]').value.length === 36",
        null,
        new Page.WaitForFunctionOptions().setTimeout(60_000));

    send(page);
    page.waitForSelector("#access-code");

    assertThat(line.breaks()).isEqualTo(1);
    assertThat(page.innerText("main")).contains("Berkas yang dilampirkan: 1");
    assertThat(reports(title)).isEqualTo(1);
  }

  @Test
  void aReportWhoseAnswerIsLostIsSentAgainAndArrivesOnce() {
    Page page = slow();
    String title = filled(page);
    line.breakBeforeAnswerTo("POST /lapor");
    send(page);

    eventually(() -> assertThat(line.breaks()).isEqualTo(1));
    eventually(
        () -> {
          if (page.url().startsWith("chrome-error") || page.locator("#access-code").count() == 0) {
            page.reload();
          }
          assertThat(page.locator("#access-code").count()).isEqualTo(1);
          return null;
        },
        Duration.ofSeconds(30));

    assertThat(reports(title)).isEqualTo(1);
  }

  /** A page over the line that breaks, as slow as in a village: 400 kbit and 400 ms. */
  private Page slow() {
    Page page = pageOfAnother(390, 844);
    page.setDefaultTimeout(60_000);
    JsonObject speed = new JsonObject();
    speed.addProperty("offline", false);
    speed.addProperty("latency", MILLIS);
    speed.addProperty("downloadThroughput", BYTES_A_SECOND);
    speed.addProperty("uploadThroughput", BYTES_A_SECOND);
    page.context().newCDPSession(page).send("Network.emulateNetworkConditions", speed);
    page.navigate(line.baseUrl() + "/lapor");
    page.waitForLoadState();
    return page;
  }

  /** Fills the form in to its last step; the title is this report's alone. */
  private static String filled(Page page) {
    String title = "Loket tutup " + System.nanoTime();
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", title);
    page.fill("#body", "Loket tutup pukul sepuluh, padahal papan menulis pukul dua belas.");
    page.fill("#incidentDate", "2026-11-02");
    who(page);
    return title;
  }

  private static void who(Page page) {
    PublicBrowserIT.step(page, "who");
    page.fill("#reporter-name", "Siti Aminah");
  }

  private void send(Page page) {
    PublicBrowserIT.step(page, "check");
    page.waitForSelector("#public-preview");
    page.check("#consent-version");
    page.click("#send");
  }

  private static long reports(String title) {
    return Sql.count("select count(*) from report where original_title = ?", title);
  }

  /** A document that takes a while: its end is filled with what readers pass over. */
  private static byte[] pdf() {
    byte[] filling = new byte[PHOTO];
    Arrays.fill(filling, (byte) ' ');
    return SentFiles.concat(SentFiles.pdf(), filling);
  }
}
