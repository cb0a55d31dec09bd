package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lists worked by keys alone, and on a phone. */
class WorkListKeysIT extends WorkListBrowser {

  private static final List<String> LISTS =
      List.of(
          "to-verify",
          "mine",
          "unassigned",
          "due-soon",
          "overdue",
          "returned",
          "waiting",
          "not-taken-up",
          "reopened",
          "my-unit");

  @Test
  void theDeskIsWorkedByKeysAlone() {
    given(3);
    Page staff = PortalIT.signedIn(this, "kemenkes-liaison");
    staff.navigate(mine("my-unit"));

    staff.keyboard().press("j");
    staff.keyboard().press("j");
    staff.keyboard().press("k");
    assertThat(staff.evaluate("document.activeElement.closest('tr').dataset.line"))
        .isEqualTo(sent.get(0).id());
    staff.keyboard().press("v");
    staff.waitForSelector("#look");
    staff.keyboard().press("Escape");
    staff.waitForSelector(
        "#look", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    staff.keyboard().press("/");
    staff.keyboard().type("jka?");
    assertThat(staff.inputValue("#f-q")).isEqualTo("jka?");
    staff.navigate(mine("my-unit"));
    staff.keyboard().press("?");
    assertThat(staff.isVisible("#keys")).isTrue();
    PublicBrowserIT.assertAccessible(staff, "keys");
    picture(staff, "keys");
    staff.keyboard().press("Escape");
    staff.keyboard().press("j");
    staff.keyboard().press("a");
    staff.waitForURL(Pattern.compile(".*done=TAKE.*"));
    staff.keyboard().press("g");
    staff.keyboard().press("m");
    staff.waitForURL(Pattern.compile(".*list=mine$"));

    staff.keyboard().press("Control+k");
    staff.keyboard().type(sent.get(1).id());
    PublicBrowserIT.assertAccessible(staff, "palette");
    picture(staff, "palette");
    staff.keyboard().press("Enter");
    staff.waitForURL(Pattern.compile(".*/staff/report\\?id=" + sent.get(1).id()));
    staff.keyboard().press("c");
    staff.waitForSelector("#formNOTE");
  }

  @Test
  void thePagesFitAPhoneInBothLanguagesAndThemes() {
    given(2);
    Page phone = pageOfAnother(390, 844);
    List<String> complaints = new ArrayList<>();
    phone.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
    PortalIT.signIn(phone, "kemenkes-liaison");
    for (String list : LISTS) {
      phone.navigate(mine(list) + "&lang=en");
      assertThat(phone.innerText("main")).as(list).doesNotContain("???", "list.", "filter.");
      PublicBrowserIT.assertAccessible(phone, list);
      assertThat(width(phone)).as(list).isLessThanOrEqualTo(390);
    }
    picture(phone, "phone");
    phone.click("#lines tr:nth-child(1) .look-at");
    phone.waitForSelector("#look");
    PublicBrowserIT.assertAccessible(phone, "panel");
    assertThat(width(phone)).isLessThanOrEqualTo(390);
    picture(phone, "phone-panel");
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    PublicBrowserIT.assertAccessible(phone, "dark panel");
    phone.click("#look-close");
    PublicBrowserIT.assertAccessible(phone, "dark list");
    phone.setViewportSize(1280, 900);
    picture(phone, "dark");
    phone.setViewportSize(390, 844);
    assertThat(phone.isVisible("#lines")).isTrue();
    assertThat(complaints).noneMatch(said -> said.startsWith("error"));
  }

  private static int width(Page page) {
    return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
  }
}
