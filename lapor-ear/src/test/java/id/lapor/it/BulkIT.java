package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import id.lapor.it.Cases.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Many lines at once: ordered, looked at, done in the background, taken back, taken along. */
class BulkIT extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private String word;
  private List<Sent> sent;

  @Test
  void allOfAFilterIsOrderedLookedAtDoneAndTakenBack() {
    given(3);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate(mine("my-unit"));
    picture(liaison, "list");
    liaison.keyboard().press("j");
    liaison.keyboard().press("x");
    assertThat(liaison.innerText("#bulk-count")).isEqualTo("1 baris ditandai");
    picture(liaison, "marked");
    liaison.check("#bulk-all");
    liaison.selectOption("#bulk-act", "GIVE");
    liaison.click("#bulk-go");
    liaison.waitForSelector("#formBulk");
    PublicBrowserIT.assertAccessible(liaison, "order");
    liaison.click("#prepare");
    assertThat(liaison.innerText("#colleague-error")).isNotBlank();
    liaison.fill("#colleague", "kemenkes-staff");
    picture(liaison, "order");
    liaison.click("#prepare");
    liaison.waitForURL(Pattern.compile(".*/staff/bulk-job\\?id=.*"));
    assertThat(liaison.innerText(".tally")).contains("3");
    assertThat(liaison.innerText("#told")).contains("tidak dikabari");
    PublicBrowserIT.assertAccessible(liaison, "preview");
    picture(liaison, "preview");
    assertThat(holders()).isEmpty();

    liaison.click("#start");
    picture(liaison, "running");
    liaison.waitForSelector("#lines-done");
    assertThat(liaison.innerText(".status")).isEqualTo("Selesai");
    assertThat(liaison.innerText("#lines-done")).contains("Berhasil").contains(sent.get(2).id());
    PublicBrowserIT.assertAccessible(liaison, "result");
    picture(liaison, "result");
    assertThat(holders()).containsOnly("kemenkes-staff").hasSize(3);
    String csv = text(liaison.request().get(liaison.getAttribute("#result-csv", "href")));
    assertThat(csv).contains("\"" + sent.get(0).id() + "\",\"Berhasil\"");

    liaison.click("#undo");
    liaison.waitForSelector("#start");
    liaison.click("#start");
    liaison.waitForSelector("#lines-done");
    assertThat(holders()).isEmpty();
    liaison.navigate("/staff/bulk");
    assertThat(liaison.innerText("main")).contains("Pembatalan: Tugaskan kepada rekan");
    PublicBrowserIT.assertAccessible(liaison, "jobs");
    picture(liaison, "jobs");
  }

  @Test
  void whatIsImpossibleIsNamedBeforehandAndReportersReadWhyTheyWereArchived() {
    given(1);
    Sent waiting = Cases.sent(Cases.complaint().add("title", "Loket " + word));
    Page admin = PortalIT.signedIn(this, "national-admin");
    long job = ordered(admin, "to-verify", "ARCHIVE");
    admin.click("#start");
    admin.waitForSelector("#lines-done");
    assertThat(Cases.status(waiting)).isEqualTo("ARCHIVED");
    assertThat(waiting.reporter().get(waiting.path()).text()).contains("Salah alamat " + word);

    ordered(admin, "my-unit", "ARCHIVE");
    assertThat(admin.innerText("#reasons")).contains("status saat ini").contains("Dilewati");
    assertThat(admin.locator("#start").count()).isZero();
    picture(admin, "impossible");
    assertThat(Cases.status(sent.get(0))).isEqualTo("ROUTED");

    admin.navigate("/staff/bulk-job?id=" + job);
    admin.fill("#reason", "Keliru diarsipkan.");
    picture(admin, "undo");
    admin.click("#undo");
    admin.waitForSelector("#start");
    admin.click("#start");
    admin.waitForSelector("#lines-done");
    assertThat(Cases.status(waiting)).isEqualTo("SUBMITTED");

    Page stranger = pageOfAnother(1280, 900);
    PortalIT.signIn(stranger, "kemenkes-liaison");
    assertThat(stranger.request().get("/staff/bulk-job?id=" + job).status()).isEqualTo(404);
    assertThat(stranger.request().get("/staff/bulk-result?format=csv&id=" + job).status())
        .isEqualTo(404);
  }

  /** Those that need an institution or the clocks, which tests without a container do not have. */
  @Test
  void reportsAreHandedOnAcceptedDelegatedAndSentBackForMore() {
    given(2);
    Cases.delivered(sent.get(0));
    Cases.delivered(sent.get(1));
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    looked(liaison, "my-unit", "ACCEPT", null);
    Cases.ok(
        Cases.liaison()
            .post(
                Cases.leadHandoff(sent.get(0)) + "/acceptance",
                Cases.versioned(Cases.handoff(sent.get(0))).build()));
    assertThat(run(liaison)).contains("Berhasil (1)").contains("Ditolak (1)");
    assertThat(liaison.innerText("#reasons")).contains("sudah diubah orang lain");
    assertThat(Cases.handoff(sent.get(1)).getString("status")).isEqualTo("ACCEPTED");
    assertThat(done(liaison, "my-unit", "ACCEPT", null)).contains("Dilewati (2)");
    assertThat(done(liaison, "my-unit", "DELEGATE", Cases.UNIT)).contains("Berhasil (2)");
    assertThat(Cases.file(sent.get(1)).toString()).contains(Cases.UNIT);
    assertThat(done(liaison, "my-unit", "DELEGATE", "kota-surabaya")).contains("Dilewati");

    Sent waiting = Cases.sent(Cases.complaint().add("title", "Loket " + word));
    Page verifier = pageOfAnother(1280, 900);
    PortalIT.signIn(verifier, "national-verifier");
    assertThat(done(verifier, "to-verify", "PEND", null)).contains("Berhasil (1)");
    assertThat(Cases.status(waiting)).isEqualTo("PENDING_INFO");
    assertThat(done(verifier, "my-unit", "SUPPORT", "kota-surabaya")).contains("Berhasil (2)");
    assertThat(done(verifier, "my-unit", "LEAD", "kemendikdasmen")).contains("Dilewati (2)");
  }

  /** Orders an act on all that the filter lets through, and does it; what became of it. */
  private String done(Page page, String list, String act, String institution) {
    looked(page, list, act, institution);
    if (page.locator("#start").count() == 0) {
      return page.innerText(".tally").replaceAll("(\\p{L}+)\\s+([0-9]+)", "$1 ($2)");
    }
    return run(page);
  }

  /** Orders it and looks at what it would do. */
  private void looked(Page page, String list, String act, String institution) {
    page.navigate(mine(list));
    page.check("#bulk-all");
    page.selectOption("#bulk-act", act);
    page.click("#bulk-go");
    page.waitForSelector("#formBulk");
    if (institution != null) {
      page.fill("#target", institution);
    }
    if (page.locator("#reason").count() > 0) {
      page.selectOption("#reason", "NOT_GOVERNMENT");
    }
    if (page.locator("#text").count() > 0) {
      page.fill("#text", "Salah alamat " + word);
    }
    page.click("#prepare");
    page.waitForURL(Pattern.compile(".*/staff/bulk-job\\?id=.*"));
  }

  private static String run(Page page) {
    page.click("#start");
    page.waitForSelector("#lines-done");
    return page.innerText(".orders");
  }

  /** The container itself refuses: nothing is left of the role when the turn of the line comes. */
  @Test
  void whoeverHasLostTheRoleIsRefusedLineByLine() {
    given(2);
    Page verifier = PortalIT.signedIn(this, "national-verifier-2");
    long job = ordered(verifier, "my-unit", "NOTE");
    LaporDatabase database = LaporDatabase.shared();
    String whose =
        " where account_id = (select id from lapor.account where user_name = 'national-verifier-2')";
    database.execute("update lapor.role_assignment set valid_to = now()" + whose);
    try {
      database.execute("update lapor.bulk_job set status = 'RUNNING' where id = " + job);
      eventually(
          () ->
              assertThat(text(database, "select status from lapor.bulk_job where id = " + job))
                  .isEqualTo("DONE"));
    } finally {
      database.execute("update lapor.role_assignment set valid_to = null" + whose);
    }
    assertThat(
            text(
                database,
                "select string_agg(distinct state || ' ' || rule, ',') from lapor.bulk_item"
                    + " where job_id = "
                    + job))
        .isEqualTo("REFUSED bulk-not-allowed");
    assertThat(Cases.file(sent.get(0)).toString()).doesNotContain("Salah alamat");
  }

  @Test
  void thePagesFitAPhoneInBothLanguagesAndCostFewStatements() {
    given(2);
    Page phone = pageOfAnother(390, 844);
    PortalIT.signIn(phone, "kemenkes-liaison");
    phone.navigate(mine("my-unit") + "&lang=en");
    assertThat(width(phone)).isLessThanOrEqualTo(390);
    picture(phone, "phone-list");
    phone.check("#bulk-all");
    phone.selectOption("#bulk-act", "NOTE");
    phone.click("#bulk-go");
    phone.waitForSelector("#formBulk");
    assertThat(width(phone)).isLessThanOrEqualTo(390);
    phone.fill("#text", "Salah alamat " + word);
    picture(phone, "phone-order");
    phone.click("#prepare");
    phone.waitForSelector("#start");
    picture(phone, "phone-preview");
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    phone.click("#start");
    phone.waitForSelector("#lines-done");
    PublicBrowserIT.assertAccessible(phone, "dark result");
    assertThat(width(phone)).isLessThanOrEqualTo(390);
    assertThat(phone.innerText("main")).doesNotContain("???", "bulk.");
    picture(phone, "phone-dark");
    String job = phone.url();
    phone.navigate("/tentang");
    try (StatementLog log = new StatementLog()) {
      assertThat(log.leastOf(8, () -> phone.request().get(job).dispose()))
          .isPositive()
          .isLessThanOrEqualTo(8);
      assertThat(log.leastOf(8, () -> phone.request().get("/staff/bulk").dispose()))
          .isPositive()
          .isLessThanOrEqualTo(8);
    }
  }

  private long ordered(Page page, String list, String act) {
    looked(page, list, act, null);
    return Long.parseLong(page.url().replaceAll(".*id=([0-9]+).*", "$1"));
  }

  private void given(int reports) {
    word = "kata" + UUID.randomUUID().toString().substring(0, 8);
    sent = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      sent.add(Cases.routed(Cases.sent(Cases.complaint().add("title", "Antrean loket " + word))));
    }
  }

  private List<String> holders() {
    return sent.stream()
        .map(Cases::handoff)
        .filter(handoff -> handoff.containsKey("holder") && !handoff.isNull("holder"))
        .map(handoff -> handoff.getJsonObject("holder").getString("user"))
        .toList();
  }

  private String mine(String list) {
    return "/staff/work?list=" + list + "&q=" + word;
  }

  private static String text(LaporDatabase database, String sql) {
    return String.valueOf(database.rows(sql).get(0).values().iterator().next());
  }

  private static String text(APIResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static int width(Page page) {
    return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve("bulk-" + name + ".png")));
  }
}
