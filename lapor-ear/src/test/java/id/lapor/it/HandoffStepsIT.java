package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A hand-off goes step by step: whom, what is disclosed, what is asked, and then it is sent. */
class HandoffStepsIT extends Browser {

  @Test
  void theStepsAreWalkedByTheKeyboardBackAndForthOnAPhoneAndNothingIsLost() {
    Sent sent = Cases.sent();
    Page phone = at(sent, "VERIFY", 390);
    press(phone, "#next");
    phone.waitForSelector("#errors");
    assertThat(phone.innerText(".stepper .now")).contains("Apa laporan ini");

    phone.selectOption("#category", Cases.CATEGORY);
    phone.fill("#title", "Antrean loket");
    press(phone, "#next");
    phone.waitForSelector("#lead_input:visible");
    assertThat(phone.evaluate("document.activeElement.id")).isEqualTo("step-whom");
    PortalIT.pick(phone, "lead", "kemenkes", "Kementerian Kesehatan");
    PortalIT.pick(phone, "supporting", "kota-surabaya", "Kota Surabaya");
    press(phone, "#next");
    phone.waitForSelector("#outlook table:visible");
    press(phone, "#back");
    phone.waitForSelector("#lead_input:visible");
    assertThat(phone.inputValue("#lead_hinput")).isEqualTo("kemenkes");
    PortalIT.next(phone);
    PortalIT.next(phone);
    phone.fill("#note", "Sudah ditelepon");
    press(phone, "#next");

    phone.waitForSelector("#preview-shown:visible");
    assertThat(phone.innerText(".receivers")).contains("Kementerian Kesehatan", "Kota Surabaya");
    assertThat(phone.inputValue("#title")).isEqualTo("Antrean loket");
    assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    PublicBrowserIT.assertAccessible(phone, "the last step of a hand-off");
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");

    press(phone, "#doVERIFY");
    phone.waitForURL(Pattern.compile(".*done=VERIFY"));
    assertThat(Cases.file(sent).getJsonArray("handoffs").toString())
        .contains("kemenkes", "kota-surabaya");
    assertThat(Cases.file(sent).getString("publicTitle")).isEqualTo("Antrean loket");
  }

  @Test
  void whatIsRefusedAtTheEndLeadsToTheStepWithTheField() {
    Sent sent = Cases.sent();
    Page verifier = at(sent, "VERIFY", 1280);
    verifier.selectOption("#category", Cases.CATEGORY);
    PortalIT.next(verifier);
    PortalIT.pick(verifier, "lead", "kemenkes", "Kementerian Kesehatan");
    PortalIT.toLast(verifier);
    verifier.evaluate("document.getElementById('title').value = 'NIK 3578012345678901'");

    verifier.click("#doVERIFY");

    verifier.waitForSelector("#errors");
    assertThat(verifier.isVisible("#title")).isTrue();
    assertThat(verifier.innerText("#title-error")).isNotBlank();
    assertThat(verifier.inputValue("#lead_hinput")).isEqualTo("kemenkes");
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
  }

  @Test
  void whoHoldsTheReportAlreadyIsSaidWhereItIsChosen() {
    Sent sent = Cases.routed();
    Page verifier = at(sent, "ADD_SUPPORTING", 1280);
    PortalIT.pick(verifier, "institution", "kemenkes", "Kementerian Kesehatan");

    verifier.click("#next");

    verifier.waitForSelector("#errors");
    assertThat(verifier.innerText("#institution-error")).isNotBlank();
    assertThat(verifier.isVisible("#institution_input")).isTrue();
    assertThat(Cases.file(sent).getJsonArray("handoffs")).hasSize(1);
  }

  private Page at(Sent sent, String action, int width) {
    Page page = pageOfAnother(width, 844);
    PortalIT.signIn(page, "national-verifier");
    page.navigate("/staff/report?id=" + sent.id() + "&do=" + action);
    page.waitForSelector("#form" + action);
    return page;
  }

  private static void press(Page page, String button) {
    page.focus(button);
    page.keyboard().press("Enter");
  }
}
