package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The national administrator keeps limits and days off; auditors read what was done. */
class CalendarPagesIT extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String[] PAGES = {"holidays", "limits", "system"};

  private final String name = "Libur " + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aDayOffIsAddedWordedAnewByKeysAloneAndCancelled() {
    LocalDate far = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusYears(9);
    Page admin = PortalIT.signedIn(this, "national-admin");
    admin.navigate("/staff/holidays");
    admin.click("#toAdd");
    admin.fill("#day", "2020-01-02");
    admin.fill("#name", name);
    admin.click("#add");
    assertThat(admin.innerText("#day-error")).isNotBlank();
    assertThat(admin.innerText("#source-error")).isNotBlank();
    assertThat(admin.inputValue("#name")).isEqualTo(name);
    picture(admin, "refused");
    admin.fill("#day", far.toString());
    admin.fill("#source", "Keppres uji");
    admin.selectOption("#status", "TENTATIVE");
    admin.click("#look");
    assertThat(admin.innerText("#preview"))
        .isEqualTo("Tidak ada batas waktu berjalan yang bergeser.");
    admin.click("#add");
    admin.waitForURL(Pattern.compile(".*year=" + far.getYear() + "&done=added"));

    String row = "#lines tr[data-day='" + far + "']";
    admin.focus(row + " a >> nth=0");
    admin.keyboard().press("Enter");
    admin.waitForSelector("#correct");
    admin.focus("#name");
    admin.keyboard().press("End");
    admin.keyboard().type(" baru");
    admin.keyboard().press("Tab");
    admin.keyboard().press("Home");
    admin.keyboard().press("Tab");
    admin.keyboard().press("Enter");
    admin.waitForURL(Pattern.compile(".*done=corrected"));
    assertThat(admin.innerText(row)).contains(name + " baru", "ditetapkan");

    admin.click(row + " a >> nth=1");
    assertThat(admin.innerText("#cancelPreview")).isNotBlank();
    admin.click("#cancel");
    admin.waitForURL(Pattern.compile(".*done=cancelled"));
    assertThat(admin.isVisible(row)).isFalse();
  }

  @Test
  void aLimitIsSetAheadAndTakenBackAndTheAuditorReadsBoth() {
    String day = LocalDate.now(ZoneId.of("Asia/Jakarta")).plusYears(8).toString();
    Page admin = PortalIT.signedIn(this, "national-admin");
    admin.navigate("/staff/limits");
    admin.click("#lines tr[data-timer=VERIFY][data-standing=CURRENT] a");
    admin.fill("#amount", "4");
    admin.fill("#validFrom", "2020-01-02");
    admin.fill("#legalSourceEn", "Test regulation");
    admin.click("#set");
    assertThat(admin.innerText("#validFrom-error")).contains("Pilih besok");
    admin.fill("#validFrom", day);
    admin.click("#look");
    assertThat(admin.innerText("#preview")).contains("3 hari kerja");
    picture(admin, "limit-preview");
    admin.click("#set");
    admin.waitForURL(Pattern.compile(".*done=set"));
    admin.click("#lines tr[data-timer=VERIFY][data-standing=COMING] a");
    admin.click("#take");
    admin.waitForURL(Pattern.compile(".*done=taken"));
    assertThat(admin.isVisible("#lines tr[data-standing=COMING]")).isFalse();

    Page auditor = PortalIT.signedIn(this, "auditor");
    auditor.navigate("/staff/journal?what=LIMIT_TAKEN_BACK&account=national-admin");
    assertThat(auditor.innerText("#entries tbody tr >> nth=0"))
        .contains("Batas waktu dibatalkan", "VERIFY", day);
    picture(auditor, "journal");
    PublicBrowserIT.assertAccessible(auditor, "journal");
    assertThat(auditor.navigate("/staff/journal?of=refusals").status()).isEqualTo(200);
    picture(auditor, "journal-refusals");
    assertThat(auditor.navigate("/staff/journal?day=besok").status()).isEqualTo(200);
    assertThat(auditor.innerText("#day-error")).isNotBlank();
  }

  @Test
  void onlyThoseWhoseWorkItIsOpenThePages() {
    Page auditor = PortalIT.signedIn(this, "auditor");
    assertThat(auditor.navigate("/staff/system").status()).isEqualTo(200);
    assertThat(auditor.navigate("/staff/limits").status()).isEqualTo(403);
    Page other = PortalIT.signedIn(this, "kemenkes-admin");
    for (String address : new String[] {"holidays", "limits", "system", "journal"}) {
      assertThat(other.navigate("/staff/" + address).status()).as(address).isEqualTo(403);
    }
    Page admin = PortalIT.signedIn(this, "national-admin");
    assertThat(admin.navigate("/staff/journal").status()).isEqualTo(403);
    assertThat(admin.navigate("/staff/holidays?of=999999999").status()).isEqualTo(404);
    assertThat(admin.navigate("/staff/holidays?of=x").status()).isEqualTo(404);
  }

  @Test
  void thePagesFitASmallScreenInBothLanguagesAndSchemes() {
    Page admin = PortalIT.signedIn(this, "national-admin");
    for (String address : PAGES) {
      admin.navigate("/staff/" + address);
      picture(admin, address);
      PublicBrowserIT.assertAccessible(admin, address);
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      admin.setViewportSize(390, 844);
      admin.navigate("/staff/" + address + "?lang=en");
      picture(admin, address + "-phone-dark-en");
      admin.navigate("/staff/" + address + "?lang=id");
      admin.setViewportSize(1280, 900);
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
    assertThat(admin.innerText("#parts tr[data-part=scanner]")).contains("27500");
    assertThat(admin.locator("#parts .fact-lines li").count()).isGreaterThan(8);
    assertThat(admin.innerText("#parts tr[data-part=dead-letters]")).contains("Menunggu");
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve("calendar-" + name + ".png")));
  }
}
