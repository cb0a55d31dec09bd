package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A day at the desk: through the lists, from report to report. */
class WorkListIT extends WorkListBrowser {

  @Test
  void fromTheListToAReportAndAfterADecisionToTheNextOne() {
    given(3);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate(mine("my-unit"));
    assertThat(numbers(liaison)).containsExactlyElementsOf(ids());
    assertThat(liaison.innerText("#lines .due")).contains("hari kerja");
    assertThat(liaison.innerText(".chips")).contains(word);
    picture(liaison, "list");

    liaison.click("#lines tr:nth-child(1) .look-at");
    liaison.waitForSelector("#look");
    assertThat(liaison.innerText("#look .position")).isEqualTo("1 dari 3");
    liaison.click("#look [rel=next]");
    liaison.waitForURL(Pattern.compile(".*look=" + sent.get(1).id() + ".*"));
    assertThat(liaison.innerText("#look .position")).isEqualTo("2 dari 3");
    assertThat(liaison.innerText("#look")).contains("Sudah tiga hari berturut-turut");
    picture(liaison, "panel");

    liaison.click("#look-open");
    assertThat(liaison.innerText(".case-head .position")).isEqualTo("2 dari 3");
    liaison.locator(".handoff a[href*='do=RETURN']").last().click();
    liaison.waitForSelector("#formRETURN");
    liaison.fill("#reason", "Bukan wewenang kami.");
    liaison.click("#doRETURN");
    liaison.waitForURL(Pattern.compile(".*/staff/work\\?list=my-unit.*done=RETURN"));

    assertThat(liaison.innerText("[role=status]")).contains("dikembalikan");
    assertThat(Cases.status(sent.get(1))).isEqualTo("RETURNED");
    liaison.navigate("/staff/report?id=" + sent.get(0).id() + "&" + from(liaison, 0));
    liaison.click(".case-head [rel=next]");
    assertThat(liaison.url()).contains("id=" + sent.get(2).id());
    assertThat(liaison.innerText(".case-head .position")).isEqualTo("2 dari 2");
    liaison.click(".case-head [data-key=u]");
    assertThat(numbers(liaison)).containsExactly(sent.get(0).id(), sent.get(2).id());
  }

  @Test
  void afterAnActionTheNextOneIsOfferedAlthoughTheReportHasLeftTheList() {
    given(3);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate(mine("unassigned"));
    liaison.click("#lines tr:nth-child(2) a.open");
    assertThat(liaison.innerText(".case-head .position")).isEqualTo("2 dari 3");
    liaison.locator(".handoff a[href*='do=ASSIGN']").last().click();
    liaison.waitForSelector("#formASSIGN");
    liaison.click("#doTAKE");
    liaison.waitForURL(Pattern.compile(".*done=TAKE.*"));

    assertThat(liaison.innerText("[role=status]")).contains("sekarang pekerjaan Anda");
    assertThat(liaison.innerText(".case-head .position")).isEqualTo("2 dalam daftar");
    liaison.click(".case-head [rel=next]");
    assertThat(liaison.url()).contains("id=" + sent.get(2).id());
  }

  @Test
  void workIsTakenGivenAndPutBackAndTheListsFollow() {
    given(2);
    Page staff = PortalIT.signedIn(this, "kemenkes-staff");
    staff.navigate(mine("unassigned"));
    staff.click("#lines tr:nth-child(1) .look-at");
    staff.waitForSelector("#look");
    staff.click("#lookTake");
    staff.waitForURL(Pattern.compile(".*done=TAKE.*"));
    assertThat(numbers(staff)).containsExactly(sent.get(1).id());
    staff.navigate(mine("mine"));
    assertThat(numbers(staff)).containsExactly(sent.get(0).id());

    Api liaison = Cases.liaison();
    String handoff = Cases.leadHandoff(sent.get(0)) + "/assignment";
    Answer refused =
        Cases.user("kemenkes-approver").post(handoff, Json.createObjectBuilder().build());
    assertThat(refused.status()).isEqualTo(409);
    Answer stranger =
        Cases.user("kota-surabaya-liaison").post(handoff, Json.createObjectBuilder().build());
    assertThat(stranger.status()).isEqualTo(404);
    Answer unknown =
        liaison.post(
            handoff, Json.createObjectBuilder().add("account", "kota-surabaya-liaison").build());
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(numbers(reloaded(staff))).containsExactly(sent.get(0).id());

    Answer given =
        Cases.ok(
            liaison.post(
                handoff, Json.createObjectBuilder().add("account", "kemenkes-approver").build()));
    assertThat(given.json().getJsonObject("holder").getString("user"))
        .isEqualTo("kemenkes-approver");
    assertThat(numbers(reloaded(staff))).isEmpty();
    Cases.ok(liaison.delete(handoff));
    staff.navigate(mine("unassigned"));
    assertThat(numbers(staff)).containsExactlyElementsOf(ids());
    assertThat(sent.get(0).reporter().get(sent.get(0).path()).text()).doesNotContain("ASSIGNED");
  }

  @Test
  void aFilterIsNarrowedKeptUsedAndForgotten() {
    given(2);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate("/staff/work?list=my-unit");
    liaison.click("#narrow summary");
    liaison.fill("#f-q", word);
    liaison.selectOption("#f-type", "COMPLAINT");
    liaison.click("#narrow button[type=submit]");
    assertThat(numbers(liaison)).containsExactlyElementsOf(ids());
    assertThat(liaison.locator(".chip").count()).isEqualTo(2);
    liaison.click("#narrow summary");
    picture(liaison, "filter");
    liaison.click(".orders a >> nth=1");
    assertThat(numbers(liaison)).containsExactly(sent.get(1).id(), sent.get(0).id());

    liaison.click("#keep summary");
    liaison.fill("#name", word);
    liaison.click("#saveFilter");
    liaison.waitForURL(Pattern.compile(".*done=SAVE_FILTER.*"));
    liaison.navigate("/staff/work?list=overdue");
    liaison.click(".saved-filters a:has-text('" + word + "')");
    assertThat(numbers(liaison)).containsExactly(sent.get(1).id(), sent.get(0).id());
    liaison.click(".chip a >> nth=0");
    assertThat(liaison.locator(".chip").count()).isEqualTo(1);
    liaison.click("#keep summary");
    liaison.click(".kept-filter:has(input[value=" + word + "]) [id$=delete]");
    liaison.waitForURL(Pattern.compile(".*done=DELETE_FILTER.*"));
    assertThat(liaison.locator(".saved-filters a:has-text('" + word + "')").count()).isZero();
  }

  @Test
  void aFullPageOfLinesCostsAtMostEightStatements() {
    given(3);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate("/staff/work?list=my-unit");
    liaison.navigate("/tentang");
    try (StatementLog log = new StatementLog()) {
      long page = log.leastOf(8, () -> liaison.request().get("/staff/work?list=my-unit").dispose());
      long filtered = log.leastOf(page, () -> liaison.request().get(mine("my-unit")).dispose());

      assertThat(page).isPositive().isLessThanOrEqualTo(8);
      assertThat(filtered).isLessThanOrEqualTo(page);
    }
  }

  @Test
  void whatComesInIsCountedAndShownOnlyWhenAskedFor() {
    given(1);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    liaison.navigate(mine("my-unit"));
    liaison.route(
        "**/live/counts",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"lists\":{\"my-unit\":\"7\"},\"recent\":[]}")));
    assertThat(liaison.request().get("/staff/live/counts").text()).contains("\"my-unit\":");
    liaison.navigate(mine("my-unit"));
    eventually(
        () -> assertThat(liaison.innerText(".rail [data-list=my-unit] .count")).isEqualTo("7"));
    assertThat(numbers(liaison)).containsExactlyElementsOf(ids());
    assertThat(page().request().get("/staff/live/counts").text()).doesNotContain("my-unit");
  }

  /** List and place of a line of the list, as its link carries them. */
  private String from(Page page, int line) {
    page.navigate(mine("my-unit"));
    String link = page.locator("#lines a.open").nth(line).getAttribute("href");
    return link.substring(link.indexOf("list="));
  }

  private static Page reloaded(Page page) {
    page.reload();
    return page;
  }
}
