package id.lapor.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The pages on which the country is administered, and those on which that is looked up. */
final class AdministrationScenes {

  private static final String ADMIN = "national-admin";

  private AdministrationScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.at("limits", "staff/limits", ADMIN, "/staff/limits"),
        new Scene("limit-preview", "staff/limits", ADMIN, AdministrationScenes::limit),
        Scene.at("holidays", "staff/holidays", ADMIN, "/staff/holidays"),
        Scene.at("holidays-none", "staff/holidays", ADMIN, "/staff/holidays?year=2099"),
        new Scene("holiday-refused", "staff/holidays", ADMIN, AdministrationScenes::holiday),
        Scene.at("imports", "staff/imports", ADMIN, "/staff/imports"),
        new Scene("import-refused", "staff/imports", ADMIN, AdministrationScenes::file),
        Scene.at("receiving", "staff/receiving", ADMIN, "/staff/receiving?of=kemenkes"),
        Scene.at("keys", "staff/keys", ADMIN, "/staff/keys?of=kemenkes"),
        new Scene("keys-refused", "staff/keys", ADMIN, AdministrationScenes::key),
        Scene.at("system", "staff/system", ADMIN, "/staff/system"),
        Scene.at("journal", "staff/journal", "auditor", "/staff/journal"),
        Scene.at("journal-refusals", "staff/journal", "auditor", "/staff/journal?of=refusals"));
  }

  private static void limit(Page page) {
    page.navigate("/staff/limits");
    page.click("#lines tr[data-timer=VERIFY][data-standing=CURRENT] a");
    page.fill("#legalSourceEn", "Test regulation");
    page.fill("#validFrom", LocalDate.now(ZoneId.of("Asia/Jakarta")).plusYears(8).toString());
    page.click("#look");
    page.waitForSelector("#preview");
  }

  private static void holiday(Page page) {
    page.navigate("/staff/holidays?do=add");
    page.fill("#day", "2020-01-02");
    Scene.refused(page, "#add");
  }

  private static void key(Page page) {
    page.navigate("/staff/keys?of=kemenkes");
    page.fill("#jwk", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}");
    Scene.refused(page, "#ask");
  }

  private static void file(Page page) {
    String csv = "code,name\r\n35,Jawa Timur\r\nx,Tanpa kode\r\n";
    page.navigate("/staff/imports");
    page.setInputFiles(
        "#file", new FilePayload("wilayah.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.click("#check");
    page.waitForSelector("#unfit");
  }
}
