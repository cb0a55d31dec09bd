package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Offers that nobody takes up: how each has waited, and what is done about it from the list. */
class UntakenOffersIT extends WorkListBrowser {

  private static final String LIST = "not-taken-up";

  @Test
  void eachSaysHowItHasWaitedAndIsRemindedOnceADay() {
    given(1);
    waitedLong();
    Page verifier = PortalIT.signedIn(this, "national-verifier");

    verifier.navigate(mine(LIST));
    assertThat(numbers(verifier)).containsExactlyElementsOf(ids());
    assertThat(verifier.innerText("main .hint")).contains("15 jam kerja");
    assertThat(verifier.innerText(".offer"))
        .containsPattern("menunggu 1[0-9]{2} jam kerja|menunggu [0-9]{2} jam kerja")
        .contains("lewat portal", "dikirim terakhir", "sampai", "belum pernah diingatkan");
    PublicBrowserIT.assertAccessible(verifier, "untaken");
    picture(verifier, "untaken");
    verifier.click(".offer [data-act=REMIND]");
    verifier.click("#doREMIND");
    verifier.waitForURL(Pattern.compile(".*done=REMIND.*"));
    assertThat(verifier.innerText("[role=status]")).contains("Pengingat dikirim");

    verifier.navigate(mine(LIST));
    assertThat(verifier.innerText(".offer")).contains("diingatkan 1 kali");
    assertThat(verifier.locator(".offer [data-act=REMIND]").count()).isZero();
    assertThat(
            Sql.count(
                "select count(*) from report_event e join report r on r.id = e.report_id"
                    + " where r.tracking_id = ? and e.type = 'HANDOFF_REMINDED'",
                sent.get(0).id()))
        .isEqualTo(1);
  }

  @Test
  void inTwoStepsFromTheListItGoesToAnotherInstitution() {
    given(1);
    waitedLong();
    Sent one = sent.get(0);
    Page verifier = PortalIT.signedIn(this, "national-verifier");

    verifier.navigate(mine(LIST));
    verifier.click(".offer [data-act=REROUTE]");
    verifier.click("#doREROUTE");
    assertThat(verifier.innerText("#institution-error")).isNotBlank();
    verifier.fill("#reason", "Urusan kota.");
    PortalIT.pick(verifier, "institution", "surabaya", "Kota Surabaya");
    PublicBrowserIT.assertAccessible(verifier, "reroute");
    verifier.click("#doREROUTE");
    verifier.waitForURL(Pattern.compile(".*done=REROUTE.*"));

    JsonObject now = Cases.handoff(one);
    assertThat(now.getJsonObject("institution").getString("code")).isEqualTo("kota-surabaya");
    assertThat(now.getString("role")).isEqualTo("LEAD");
    assertThat(Cases.status(one)).isEqualTo("ROUTED");
    Page former = pageOfAnother(1280, 900);
    PortalIT.signIn(former, "kemenkes-liaison");
    assertThat(former.navigate("/staff/report?id=" + one.id()).status()).isEqualTo(404);
    verifier.navigate(mine(LIST));
    assertThat(numbers(verifier)).isEmpty();
  }

  @Test
  void manyAreOfferedAgainAtOnceWithTheClocksThatTheyHad() {
    given(2);
    waitedLong();
    String before = owed();
    Page verifier = PortalIT.signedIn(this, "national-verifier");

    verifier.navigate(mine(LIST));
    verifier.check("#bulk-all");
    verifier.selectOption("#bulk-act", "OFFER_AGAIN");
    verifier.click("#bulk-go");
    verifier.click("#prepare");
    verifier.waitForSelector("#start");
    verifier.click("#start");
    verifier.waitForSelector("#lines-done");

    assertThat(verifier.innerText(".tally")).contains("2");
    verifier.navigate(mine(LIST));
    assertThat(numbers(verifier)).isEmpty();
    assertThat(owed()).isEqualTo(before);
    sent.forEach(
        one -> assertThat(Cases.handoff(one).getString("status")).isIn("OFFERED", "DELIVERED"));
    verifier.navigate(mine("my-unit"));
    assertThat(verifier.locator("#bulk-act option[value=REMIND]").count()).isZero();
  }

  @Test
  void whoShouldTakeItUpSeesItAndIsOfferedNoWayAroundIt() {
    given(1);
    waitedLong();
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");

    liaison.navigate(mine(LIST));

    assertThat(liaison.innerText(".offer")).contains("jam kerja");
    assertThat(liaison.locator(".offer [data-act]").count()).isZero();
  }

  /** As if they had been offered twenty days ago. */
  private void waitedLong() {
    sent.forEach(Cases::delivered);
    for (Sent one : sent) {
      Sql.run(
          "update handoff set offered_at = now() - interval '20 days' where report_id ="
              + " (select id from report where tracking_id = '"
              + one.id()
              + "')");
    }
  }

  private String owed() {
    return String.join(
        " ",
        Sql.column(
            "select d.timer || d.started_at || d.due_at from deadline d join report r on r.id ="
                + " d.report_id where r.public_title like ? and d.handoff_id is not null"
                + " and d.ended_at is null order by 1",
            "%" + word + "%"));
  }
}
