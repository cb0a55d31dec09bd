package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Administrators change the tree of institutions and of categories by hand. */
class InstitutionPagesIT extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private final String code = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aUnitIsAddedRenamedAndEndedAndTheEndIsUndone() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    admin.navigate("/staff/institutions?q=kesehatan");
    admin.click("#lines tr[data-code=kemenkes] a");
    picture(admin, "institution");
    admin.click("#toAdd");
    admin.fill("#code", "kemenkes");
    admin.fill("#name", "Unit " + code);
    admin.click("#add");
    assertThat(admin.innerText("#errors")).isNotBlank();
    assertThat(admin.inputValue("#name")).isEqualTo("Unit " + code);
    admin.fill("#code", code);
    admin.click("#add");
    admin.waitForURL(Pattern.compile(".*of=" + code + ".*done=added"));

    admin.focus("#toRename");
    admin.keyboard().press("Enter");
    admin.waitForSelector("#rename");
    admin.focus("#name");
    admin.keyboard().press("End");
    admin.keyboard().type(" Baru");
    admin.keyboard().press("Enter");
    admin.waitForURL(Pattern.compile(".*done=renamed"));
    assertThat(admin.innerText("h1")).isEqualTo("Unit " + code + " Baru");

    admin.click("#toEnd");
    assertThat(admin.innerText("#endPreview")).contains("Tidak ada disposisi terbuka");
    admin.fill("#validTo", "2099-12-31");
    admin.click("#end");
    admin.waitForURL(Pattern.compile(".*done=ended"));
    assertThat(admin.innerText(".facts")).contains("akan berakhir");
    admin.click("#toEnd");
    admin.click("#undo");
    admin.waitForURL(Pattern.compile(".*done=undone"));
    admin.click("#toHistory");
    assertThat(admin.innerText(".acts")).contains("Nama diubah", "Pengakhiran dibatalkan");
    PublicBrowserIT.assertAccessible(admin, "history");
  }

  @Test
  void aCategoryIsAddedAndAnInstitutionsAdministratorSeesNone() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    admin.navigate("/staff/categories?do=add");
    admin.fill("#code", code);
    admin.fill("#name", "Topik " + code);
    admin.fill("#nameEn", "Topic " + code);
    admin.click("#add");
    admin.waitForURL(Pattern.compile(".*done=added"));
    admin.click("#toEnd");
    assertThat(admin.innerText("#endPreview")).startsWith("0 laporan terbuka");
    picture(admin, "category-end");

    Page other = PortalIT.signedIn(this, "kemenkes-admin");
    assertThat(other.navigate("/staff/categories").status()).isEqualTo(403);
    assertThat(other.navigate("/staff/institutions?of=kota-surabaya").status()).isEqualTo(404);
    assertThat(other.navigate("/staff/institutions").status()).isEqualTo(200);
    assertThat(other.isVisible("#toFound")).isFalse();
  }

  @Test
  void thePagesCostAtMostEightStatementsAndFitASmallScreen() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    for (String address : new String[] {"institutions", "institutions?of=kemenkes", "people"}) {
      admin.navigate("/staff/" + address);
      picture(admin, address.replaceAll("\\W", "-"));
      PublicBrowserIT.assertAccessible(admin, address);
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      admin.setViewportSize(390, 844);
      picture(admin, address.replaceAll("\\W", "-") + "-phone-dark");
      admin.setViewportSize(1280, 900);
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
    try (StatementLog log = new StatementLog()) {
      for (String address : new String[] {"institutions", "institutions?of=kemenkes", "people"}) {
        assertThat(log.leastOf(8, () -> admin.request().get("/staff/" + address).dispose()))
            .as(address)
            .isPositive()
            .isLessThanOrEqualTo(8);
      }
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve("admin-" + name + ".png")));
  }
}
