package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of reference data in the portal: looked at first, followed while they go in, told after.
 */
class ImportPagesIT extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int LONG = 20_000;
  private static final int MOST = 8 << 20;

  private final String word = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aFileWithAWrongLineTellsWhichAndOfAFitOneTheVerySameGoesIn() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    admin.navigate("/staff/imports");
    picture(admin, "choose");
    PublicBrowserIT.assertAccessible(admin, "imports");
    admin.click("#check");
    assertThat(admin.innerText("#file-error")).isNotBlank();
    sent(admin, "REGIONS", "code,name\r\n35,Jawa Timur\r\nx,=2+3\r\n");
    admin.waitForSelector("#unfit");
    assertThat(admin.innerText("#found")).contains("Ditolak\n1");
    assertThat(admin.innerText("#lines tbody")).contains("3", "code");
    assertThat(admin.isVisible("#commit")).isFalse();
    looked(admin, "refused");
    APIResponse refused = admin.request().get(admin.getAttribute("#download", "href"));
    assertThat(refused.text()).contains("\"3\",\"code\"");

    sent(admin, "REGIONS", "code,name\r\n35,Jawa Timur\r\n");
    admin.waitForSelector("#fit");
    looked(admin, "fit");
    admin.click("#commit");
    admin.waitForSelector("#done");
    assertThat(admin.innerText("#done")).contains("Baru: 0");
    assertThat(admin.isVisible("#commit")).isFalse();
    APIResponse sample = admin.request().get("/staff/import-file?kind=REGIONS");
    assertThat(sample.text()).contains("\"code\"", "\"name\"");
    assertThat(
            Sql.one(
                "select account from administration_entry where act = 'REFERENCE_IMPORTED'"
                    + " order by id desc limit 1"))
        .isEqualTo("national-admin");
  }

  @Test
  void whoWaitsForALongFileSeesHowFarItIs() {
    StringBuilder csv = new StringBuilder("code,name,parent\r\n");
    for (int i = 0; i < LONG; i++) {
      csv.append("uji-").append(word).append('-').append(i).append(",Unit,kota-surabaya\r\n");
    }
    Page admin = PortalIT.signedIn(this, "national-admin");

    sent(admin, "UNITS", csv.toString());
    admin.waitForURL(Pattern.compile(".*/staff/imports\\?id=.*"));

    assertThat(admin.isVisible("#job progress")).isTrue();
    assertThat(admin.innerText("#progress-text")).isNotBlank();
    String live = admin.getAttribute("#job", "data-live");
    eventually(
        () ->
            assertThat(admin.request().get(live).text())
                .containsPattern("\"ended\":[0-9]+,\"way\":" + 2 * LONG + "\\b"));
    looked(admin, "running");
    PublicBrowserIT.assertAccessible(admin, "import running");
    admin.waitForSelector("#fit");
    assertThat(admin.innerText("#found")).contains("Baru\n" + LONG);
    assertThat(Sql.one("select count(*) from institution where code like 'uji-" + word + "%'"))
        .isEqualTo("0");
  }

  @Test
  void newAccountsGetTheirCodesOnThePageThisOnce() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    sent(
        admin,
        "PEOPLE",
        "user,title,role,institution\r\nuji." + word + ",Petugas,APPROVER,kota-surabaya\r\n");
    admin.waitForSelector("#fit");
    admin.click("#commit");
    admin.waitForSelector("#waiting");
    assertThat(admin.innerText("#waiting")).contains("1");
    admin.click("#issue");
    assertThat(admin.innerText("#codes tbody")).contains("uji." + word);
    looked(admin, "codes");
    assertThat(admin.isVisible("#waiting")).isFalse();
  }

  @Test
  void whatIsTooLargeIsRefusedAndNothingIsKept(@TempDir Path folder) throws IOException {
    Page admin = PortalIT.signedIn(this, "national-admin");
    String before = Sql.one("select count(*) from checked_file");
    admin.navigate("/staff/imports");
    admin.setInputFiles("#file", Files.write(folder.resolve("besar.csv"), new byte[MOST + 1]));
    admin.click("#check");
    assertThat(admin.innerText("#file-error")).contains("8 MB");
    assertThat(Sql.one("select count(*) from checked_file")).isEqualTo(before);
  }

  @Test
  void onlyTheNationalAdministratorImportsAndOnlyWhileBeingOne() {
    Page other = PortalIT.signedIn(this, "kemenkes-admin");
    assertThat(other.navigate("/staff/imports").status()).isEqualTo(403);
    assertThat(other.request().get("/staff/import-file?kind=REGIONS").status()).isEqualTo(403);
    String id = UUID.randomUUID().toString();
    assertThat(other.request().get("/staff/live/import?id=" + id).status()).isEqualTo(403);
    Page admin = PortalIT.signedIn(this, "national-admin");
    assertThat(admin.navigate("/staff/imports?id=" + id).status()).isEqualTo(404);
    assertThat(admin.request().get("/staff/live/import?id=" + id).status()).isEqualTo(404);

    Sql.run(
        "insert into checked_file (id, account, kind, content, bytes, status, step, at) values ('"
            + id
            + "', 'kemenkes-admin', 'REGIONS', convert_to(E'code,name\\n99,Uji\\n', 'UTF8'), 18,"
            + " 'GOING_IN', 'WAITING', now())");

    eventually(
        () ->
            assertThat(Sql.one("select rule from checked_file where id = '" + id + "'"))
                .isEqualTo("import-not-allowed"));
    assertThat(Sql.one("select count(*) from region where code = '99'")).isEqualTo("0");
  }

  private static void sent(Page admin, String kind, String csv) {
    admin.navigate("/staff/imports");
    admin.selectOption("#kind", kind);
    admin.setInputFiles(
        "#file", new FilePayload("berkas.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    admin.click("#check");
  }

  /** As it is on a desk and on a phone. */
  private static void looked(Page admin, String name) {
    picture(admin, name);
    admin.setViewportSize(390, 844);
    admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture(admin, name + "-phone-dark");
    admin.setViewportSize(1280, 900);
    admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve("import-" + name + ".png")));
  }
}
