package id.lapor.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.lapor.it.Cases.Sent;
import java.util.ArrayList;
import java.util.List;

/** The pages for everybody, in each state that has a look of its own. */
final class PublicScenes {

  private PublicScenes() {}

  static List<Scene> with(Stage stage) {
    List<Scene> scenes = new ArrayList<>(plain(stage));
    scenes.addAll(form());
    scenes.addAll(tracking(stage));
    scenes.addAll(told(stage));
    scenes.addAll(errors());
    return scenes;
  }

  private static List<Scene> plain(Stage stage) {
    return List.of(
        Scene.at("home", "index", "/"),
        Scene.at("list", "laporan", "/laporan"),
        Scene.at("list-filtered", "laporan", "/laporan?q=loket&type=COMPLAINT&from=nix"),
        Scene.at("list-empty", "laporan", "/laporan?q=tidakadakatainisamasekali"),
        Scene.at("list-of-institution", "laporan", "/laporan/institusi/kemenkes"),
        Scene.at("detail", "report-detail", "/laporan/" + stage.routed.id()),
        Scene.at("detail-completed", "report-detail", "/laporan/" + stage.completed.id()),
        Scene.at("detail-erased", "report-detail", "/laporan/" + stage.erased.id()),
        new Scene("map", "peta", null, PublicScenes::map),
        Scene.at("statistics", "statistik", "/statistik"),
        Scene.at("privacy", "privasi", "/privasi"),
        Scene.at("about", "tentang", "/tentang"),
        Scene.at("sign-in", "sign-in", "/sign-in"),
        new Scene("sign-in-refused", "sign-in", null, PublicScenes::signInWrongly),
        Scene.at("activation", "aktivasi", "/aktivasi"),
        new Scene("activation-refused", "aktivasi", null, PublicScenes::activateNothing));
  }

  private static List<Scene> form() {
    List<Scene> scenes = new ArrayList<>();
    for (String step : List.of("what", "where", "whom", "who", "check")) {
      scenes.add(new Scene("form-" + step, "lapor", null, page -> formAt(page, step)));
    }
    scenes.add(new Scene("form-refused", "lapor", null, PublicScenes::sendNothing));
    scenes.add(new Scene("form-urgent", "lapor", null, PublicScenes::inDanger));
    scenes.add(new Scene("form-regions", "lapor", null, PublicScenes::regions));
    scenes.add(new Scene("receipt", "lapor", null, PublicBrowserIT::send));
    return scenes;
  }

  private static List<Scene> tracking(Stage stage) {
    return List.of(
        Scene.at("track", "lacak", "/lacak"),
        new Scene("track-refused", "lacak", null, PublicScenes::openWrongly),
        tracked("track-submitted", stage.submitted),
        tracked("track-pending", stage.pending),
        tracked("track-routed", stage.routed),
        tracked("track-answered", stage.answered),
        tracked("track-completed", stage.completed),
        tracked("track-archived", stage.archived),
        tracked("track-withdrawn", stage.withdrawn),
        tracked("track-merged", stage.merged),
        new Scene("track-withdraw", "lacak", null, page -> withdraw(page, stage.routed)));
  }

  private static List<Scene> told(Stage stage) {
    String follow = "/ikuti?laporan=" + stage.routed.id();
    return List.of(
        Scene.at("follow", "ikuti", follow),
        Scene.at("follow-unknown", "ikuti", "/ikuti?laporan=1234567897"),
        new Scene("follow-asked", "ikuti", null, page -> follow(page, follow)),
        Scene.at("stop-unknown", "berhenti", "/berhenti?t=nix"),
        Scene.at("lost-code", "kode-hilang", "/kode-hilang"),
        new Scene("lost-code-refused", "kode-hilang", null, page -> lost(page, "", "")),
        new Scene(
            "lost-code-asked",
            "kode-hilang",
            null,
            page -> lost(page, stage.routed.id(), "siti@example.com")));
  }

  private static List<Scene> errors() {
    return List.of(
        Scene.at("not-found", "error/not-found", "/nix"),
        new Scene("refused", "error/refused", null, page -> navigateBy(page, "PUT", "/lacak")),
        Scene.at("forbidden", "error/forbidden", "kemenkes-liaison", "/staff/standard-texts"),
        new Scene("expired", "error/expired", "kemenkes-operator", PublicScenes::expired),
        new Scene("unexpected", "error/unexpected", "national-admin", PublicScenes::broken));
  }

  private static void map(Page page) {
    page.navigate("/peta");
    page.waitForSelector("#map path");
  }

  private static void signInWrongly(Page page) {
    page.navigate("/sign-in");
    page.fill("#user", "nobody");
    page.fill("#password", "wrong");
    Scene.refused(page, "#enter");
  }

  private static void activateNothing(Page page) {
    page.navigate("/aktivasi");
    Scene.refused(page, "#choose");
  }

  private static void formAt(Page page, String step) {
    page.navigate("/lapor");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Loket tutup sebelum waktunya");
    page.fill("#body", "Loket tutup pukul sepuluh. Hubungi saya di 081234567890.");
    PublicBrowserIT.step(page, step);
    if ("check".equals(step)) {
      page.waitForSelector("#public-preview");
    }
  }

  private static void sendNothing(Page page) {
    page.navigate("/lapor");
    PublicBrowserIT.step(page, "check");
    Scene.refused(page, "#send");
  }

  private static void inDanger(Page page) {
    page.navigate("/lapor");
    page.check("#urgent");
  }

  private static void regions(Page page) {
    page.navigate("/lapor");
    PublicBrowserIT.step(page, "where");
    page.fill("#region-search", "sura");
    page.waitForSelector("#region-search-list [role=option]");
  }

  private static Scene tracked(String name, Sent sent) {
    return new Scene(
        name,
        "lacak",
        null,
        page -> {
          page.navigate("/lacak");
          PublicBrowserIT.open(page, sent);
        });
  }

  private static void openWrongly(Page page) {
    page.navigate("/lacak");
    page.fill("#number", "1234567897");
    page.fill("#accessCode", "AAAA-AAAA-AAAA-AAAA");
    Scene.refused(page, "#openReport");
  }

  private static void withdraw(Page page, Sent sent) {
    page.navigate("/lacak");
    PublicBrowserIT.open(page, sent);
    page.click("a[href*='step=withdraw']");
    page.waitForSelector("#withdraw");
  }

  private static void follow(Page page, String address) {
    page.navigate(address);
    page.fill("#email", "tetangga@example.com");
    page.click("#follow");
    page.waitForSelector("[role=status]");
  }

  private static void lost(Page page, String number, String contact) {
    page.navigate("/kode-hilang");
    page.fill("#number", number);
    page.fill("#contact", contact);
    page.click("#ask");
    page.waitForSelector("#errors, [role=status]");
  }

  /** A form of the portal that the server has forgotten. */
  private static void expired(Page page) {
    page.navigate("/staff/entry");
    page.evaluate(
        "document.querySelectorAll('[name=\"jakarta.faces.ViewState\"]')"
            + ".forEach(field => { field.value = '1:1'; })");
    page.click("#take");
    page.waitForLoadState();
  }

  /** For the one request the server lacks a table that nothing else needs meanwhile. */
  private static void broken(Page page) {
    Sql.run("alter table lapor.notice_wording rename to notice_wording_away");
    try {
      page.navigate("/staff/templates");
    } finally {
      Sql.run("alter table lapor.notice_wording_away rename to notice_wording");
    }
  }

  private static void navigateBy(Page page, String method, String address) {
    page.route(
        "**" + address,
        route -> route.resume(new Route.ResumeOptions().setMethod(method)),
        new Page.RouteOptions().setTimes(1));
    page.navigate(address);
  }
}
