package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms of a case: what the reporter gets, standard texts, and the steps of a hand-off. */
class CaseFormsIT extends Browser {

  private static final String PLACES =
      "Laporan {{trackingId}} kami terima pada {{receivedAt}}. {{institution}} bertindak pada"
          + " {{tanggal}}.";

  @Test
  void whatTheReporterGetsIsShownBeforeItIsSent() {
    Sent sent = Cases.sent();
    Page verifier = at("national-verifier", sent, "PEND");
    verifier.fill("#missing", "Di puskesmas mana?");

    verifier.click("#preview");

    assertThat(verifier.innerText("#preview-shown"))
        .contains("mohon lengkapi laporan", "Di puskesmas mana?", "Pelapor diminta melengkapi")
        .doesNotContain("siti@example.com")
        .doesNotContain("berhenti?");
    assertThat(verifier.inputValue("#missing")).isEqualTo("Di puskesmas mana?");
    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
    PublicBrowserIT.assertAccessible(verifier, "a preview");
    verifier.click("#doPEND");
    verifier.waitForURL(Pattern.compile(".*done=PEND"));
  }

  @Test
  void aStandardTextIsPutIntoAnAnswerAndNothingOpenIsSent() {
    Page admin = PortalIT.signedIn(this, "kemenkes-admin");
    admin.navigate("/staff/standard-texts?t=new");
    admin.fill("#title", "Tanda terima uji");
    admin.fill("#wording", "{{nomor}}");
    admin.click("#save");
    assertThat(admin.innerText("#wording-error")).contains("nomor");
    admin.fill("#wording", PLACES.replace("{{tanggal}}", "besok"));
    admin.click("#show");
    assertThat(admin.innerText(".preview")).contains("#1234567897");
    admin.click("#save");
    admin.waitForURL(Pattern.compile(".*done=saved"));
    PublicBrowserIT.assertAccessible(admin, "a standard text");
    String id = admin.url().replaceAll(".*[?&]t=(\\d+).*", "$1");

    Sent sent = Cases.routed();
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    String handoff = Cases.handoff(sent).getString("id");
    liaison.navigate("/staff/report?id=" + sent.id() + "&do=PUBLISH&h=" + handoff);
    liaison.locator("#text").pressSequentially("Yth. pelapor, ::tanda terima uji");
    liaison.waitForSelector("#standard-list li[aria-selected=true]");
    PublicBrowserIT.assertAccessible(liaison, "standard texts while typing");
    liaison.keyboard().press("Enter");
    assertThat(liaison.inputValue("#text"))
        .startsWith("Yth. pelapor, Laporan #" + sent.id())
        .contains("Kementerian Kesehatan bertindak pada besok")
        .doesNotContain("::", "{{");
    eventually(
        () ->
            assertThat(Sql.one("select uses from standard_text where id = cast(? as bigint)", id))
                .isEqualTo("1"));

    liaison.locator("#text").pressSequentially(" Pada {{tanggal}}.");
    liaison.check("[name=substantive][value=true]");
    liaison.click("#doPUBLISH");
    assertThat(liaison.innerText("#text-error")).contains("tanggal");
    assertThat(Cases.status(sent)).isEqualTo("ROUTED");
    liaison.fill("#text", liaison.inputValue("#text").replace("{{tanggal}}", "Senin"));
    liaison.click("#doPUBLISH");
    liaison.waitForURL(Pattern.compile(".*done=PUBLISH"));
    assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");
  }

  @Test
  void anotherInstitutionsTextsAreNotWordedHere() {
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");

    assertThat(liaison.navigate("/staff/standard-texts").status()).isEqualTo(403);
    assertThat(liaison.navigate("/staff/standard-texts?t=new").status()).isEqualTo(403);
  }

  @Test
  void aHandoffSaysBeforehandWhatItDisclosesAndUntilWhen() {
    Sent similar = Cases.routed();
    Sent sent = Cases.sent(Cases.complaint().add("anonymous", true));
    Page verifier = at("national-verifier", sent, "VERIFY");
    verifier.selectOption("#category", Cases.CATEGORY);
    PortalIT.next(verifier);
    PortalIT.pick(verifier, "lead", "kemenkes", "Kementerian Kesehatan");
    PortalIT.next(verifier);

    verifier.waitForSelector("#outlook table");
    assertThat(verifier.innerText("#outlook")).contains("Kementerian Kesehatan", "Tidak", "2026");
    PublicBrowserIT.assertAccessible(verifier, "the steps of a hand-off");
    PortalIT.toLast(verifier);
    verifier.click("#doVERIFY");
    verifier.waitForURL(Pattern.compile(".*done=VERIFY"));
    assertThat(Cases.status(similar)).isEqualTo("ROUTED");
  }

  @Test
  void aSuggestedInstitutionIsTakenAndLeadAndSupportingGetItAtOnce() {
    Sent sent = Cases.returned();
    Page verifier = at("national-verifier", sent, "ADD_LEAD");
    PortalIT.pick(verifier, "supporting", "kemenkes", "Kementerian Kesehatan");
    PortalIT.pick(verifier, "institution", "kota-surabaya", "Kota Surabaya");
    PortalIT.next(verifier);
    PortalIT.next(verifier);
    verifier.fill("#ask", "Mohon diperiksa bersama.");
    PortalIT.toLast(verifier);

    verifier.click("#doADD_LEAD");
    verifier.waitForURL(Pattern.compile(".*done=ADD_LEAD"));

    assertThat(
            Sql.column(
                "select i.code || ' ' || h.role from handoff h"
                    + " join institution i on i.id = h.institution_id"
                    + " join report r on r.id = h.report_id"
                    + " where r.tracking_id = ? and h.status <> 'RETURNED' order by 1",
                sent.id()))
        .isEqualTo(List.of("kemenkes SUPPORTING", "kota-surabaya LEAD"));
  }

  private Page at(String user, Sent sent, String action) {
    Page page = PortalIT.signedIn(this, user);
    page.navigate("/staff/report?id=" + sent.id() + "&do=" + action);
    page.waitForSelector("#form" + action);
    return page;
  }
}
