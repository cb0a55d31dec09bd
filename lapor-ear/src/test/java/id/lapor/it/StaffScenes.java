package id.lapor.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import id.lapor.it.Cases.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of the portal, as those see them who work there. What has no way of its own here is
 * opened at its address by the national administrator, so that no new page is forgotten.
 */
final class StaffScenes {

  private static final String VERIFIER = "national-verifier";
  private static final String ADMIN = "national-admin";
  private static final String LIAISON = "kemenkes-liaison";

  private StaffScenes() {}

  static List<Scene> with(Stage stage) {
    List<Scene> scenes = new ArrayList<>(lists());
    scenes.addAll(cases(stage));
    scenes.addAll(forms(stage));
    scenes.addAll(pages());
    scenes.addAll(BulkScenes.with(stage));
    scenes.addAll(AdministrationScenes.all());
    scenes.addAll(others(scenes));
    return scenes;
  }

  private static List<Scene> lists() {
    List<Scene> scenes = new ArrayList<>();
    for (String list : List.of("to-verify", "returned", "due-soon", "overdue", "waiting")) {
      scenes.add(list(list, VERIFIER));
    }
    for (String list : List.of("my-unit", "mine", "unassigned", "reopened")) {
      scenes.add(list(list, LIAISON));
    }
    scenes.add(list("not-taken-up", VERIFIER));
    scenes.add(new Scene("work-look", "staff/work", LIAISON, StaffScenes::look));
    scenes.add(new Scene("work-filters", "staff/work", VERIFIER, StaffScenes::filters));
    scenes.add(
        Scene.at(
            "work-empty", "staff/work", VERIFIER, "/staff/work?list=to-verify&q=tidakadakataini"));
    scenes.add(new Scene("work-keys", "staff/work", VERIFIER, StaffScenes::keys));
    return scenes;
  }

  private static Scene list(String list, String user) {
    return Scene.at("work-" + list, "staff/work", user, "/staff/work?list=" + list);
  }

  private static List<Scene> cases(Stage stage) {
    return List.of(
        opened("report-to-verify", VERIFIER, stage.submitted),
        opened("report-routed", VERIFIER, stage.routed),
        opened("report-completed", VERIFIER, stage.completed),
        opened("report-liaison", LIAISON, stage.routed),
        opened("report-draft", "kemenkes-approver", stage.drafted),
        opened("report-staff", "kemenkes-staff", stage.accepted),
        opened("report-auditor", "auditor", stage.answered),
        opened("report-told", ADMIN, stage.answered, "&told=1"),
        new Scene("report-receipts", "staff/report", VERIFIER, page -> receipts(page, stage)),
        opened("report-readings", ADMIN, stage.answered, "&show=access"),
        opened("report-erased", VERIFIER, stage.erased),
        new Scene("report-erased-now", "staff/report", ADMIN, StaffScenes::erase),
        new Scene(
            "form-VERIFY-refused",
            "WEB-INF/staff/forms/VERIFY",
            VERIFIER,
            page -> verifyWrongly(page, stage.submitted)),
        new Scene(
            "form-PEND-preview",
            "WEB-INF/staff/preview",
            VERIFIER,
            page -> preview(page, stage.submitted)));
  }

  private static Scene opened(String name, String user, Sent sent, String... more) {
    return Scene.at(
        name, "staff/report", user, "/staff/report?id=" + sent.id() + String.join("", more));
  }

  private static List<Scene> forms(Stage stage) {
    List<Scene> scenes = new ArrayList<>();
    for (String action : List.of("VERIFY", "PEND", "ARCHIVE", "MERGE", "NOTE")) {
      scenes.add(form(action, VERIFIER, stage.submitted, ""));
    }
    scenes.add(form("ADD_LEAD", VERIFIER, stage.returned, ""));
    scenes.add(form("ADD_SUPPORTING", VERIFIER, stage.routed, ""));
    scenes.add(form("RESTORE", ADMIN, stage.archived, ""));
    scenes.add(form("UNMERGE", ADMIN, stage.merged, ""));
    for (String action : List.of("EDIT_PUBLIC_TEXT", "TAKE_DOWN", "REPLACE_CODE")) {
      scenes.add(form(action, ADMIN, stage.routed, ""));
    }
    scenes.add(form("HOLD", ADMIN, stage.archived, ""));
    scenes.add(form("LIFT_HOLD", ADMIN, stage.held, ""));
    scenes.add(form("ERASE", ADMIN, stage.archived, "", "#erasure table"));
    scenes.add(
        new Scene(
            "form-ERASE-barred",
            "WEB-INF/staff/erasure",
            ADMIN,
            page -> {
              page.navigate("/staff/report?id=" + stage.held.id() + "&do=ERASE");
              page.waitForSelector("#erasure .panel.bad");
            }));
    scenes.add(form("RAISE_URGENCY", VERIFIER, stage.accepted, ""));
    for (String action : List.of("CORRECT_CATEGORY", "CORRECT_PLACE")) {
      scenes.add(form(action, VERIFIER, stage.routed, ""));
    }
    scenes.add(form("LOWER_URGENCY", VERIFIER, stage.urgent, ""));
    scenes.add(form("PUT_BACK", ADMIN, stage.takenDown, ""));
    scenes.add(form("READ_IDENTITY", LIAISON, stage.routed, ""));
    for (String action : List.of("ACCEPT", "RETURN", "DELEGATE", "PUBLISH")) {
      scenes.add(form(action, LIAISON, stage.routed, "&h=" + stage.routedHandoff));
    }
    for (String action : List.of("REMIND", "OFFER_AGAIN", "REROUTE")) {
      scenes.add(form(action, VERIFIER, stage.untaken, "&h=" + stage.untakenHandoff));
    }
    scenes.add(form("ASSIGN", LIAISON, stage.accepted, "&h=" + stage.acceptedHandoff));
    scenes.add(form("DRAFT", "kemenkes-staff", stage.accepted, "&h=" + stage.acceptedHandoff));
    scenes.add(
        form(
            "APPROVE",
            "kemenkes-approver",
            stage.drafted,
            "&h=" + stage.draftedHandoff + "&a=" + stage.draft));
    String draft = "&do=PUBLISH&h=" + stage.approvedHandoff + "&a=" + stage.approval;
    scenes.add(
        new Scene(
            "form-PUBLISH_DRAFT",
            "WEB-INF/staff/forms/PUBLISH_DRAFT",
            LIAISON,
            page -> {
              page.navigate("/staff/report?id=" + stage.approved.id() + draft);
              page.waitForSelector("#doPUBLISHDRAFT");
            }));
    return scenes;
  }

  private static void receipts(Page page, Stage stage) {
    page.navigate("/staff/report?id=" + stage.answered.id());
    page.click("details.receipts summary");
  }

  private static Scene form(String action, String user, Sent sent, String more) {
    return form(action, user, sent, more, "#form" + action);
  }

  /** The same once something is there that comes after the page. */
  private static Scene form(String action, String user, Sent sent, String more, String there) {
    return new Scene(
        "form-" + action,
        "WEB-INF/staff/forms/" + action,
        user,
        page -> {
          page.navigate("/staff/report?id=" + sent.id() + "&do=" + action + more);
          page.waitForSelector(there);
        });
  }

  /** Erases a report of its own by hand. */
  private static void erase(Page page) {
    Sent sent = Cases.withdrawn();
    page.navigate("/staff/report?id=" + sent.id() + "&do=ERASE");
    page.waitForSelector("#erasure table");
    page.selectOption("#ground", "REQUESTED");
    page.fill("#reason", "Diminta pelapor lewat surat.");
    page.fill("#typed", sent.id());
    page.click("#doERASE");
    page.waitForSelector("#erased");
  }

  private static List<Scene> pages() {
    return List.of(
        Scene.at("portal", "staff/index", "kemenkes-admin", "/staff/"),
        Scene.at("board", "staff/board", ADMIN, "/staff/board"),
        Scene.at("board-institution", "staff/board", "kemenkes-admin", "/staff/board"),
        Scene.at("templates", "staff/templates", ADMIN, "/staff/templates"),
        new Scene("template", "staff/templates", ADMIN, StaffScenes::template),
        Scene.at("standard-texts", "staff/standard-texts", ADMIN, "/staff/standard-texts"),
        new Scene(
            "standard-text", "staff/standard-texts", "kemenkes-admin", StaffScenes::standardText),
        Scene.at("search-nothing", "staff/search", VERIFIER, "/staff/search?q=tidakadakataini"),
        Scene.at("search", "staff/search", VERIFIER, "/staff/search?q=antrean&type=COMPLAINT"),
        Scene.at("search-liaison", "staff/search", LIAISON, "/staff/search?q=antrean"),
        new Scene("search-look", "staff/search", LIAISON, StaffScenes::lookAtFound),
        new Scene("reporters", "staff/reporters", VERIFIER, StaffScenes::reporters),
        Scene.at("entry", "staff/entry", "kemenkes-operator", "/staff/entry"),
        new Scene("entry-refused", "staff/entry", "kemenkes-operator", StaffScenes::enterNothing),
        new Scene("entry-taken", "staff/entry", "kemenkes-operator", StaffScenes::enter),
        new Scene("bulk-order", "staff/bulk-order", LIAISON, StaffScenes::mark),
        new Scene("bulk-job", "staff/bulk-job", LIAISON, StaffScenes::prepare));
  }

  private static List<Scene> others(List<Scene> known) {
    Set<String> shown = known.stream().map(Scene::view).collect(Collectors.toSet());
    return views("staff")
        .filter(view -> !shown.contains(view))
        .map(view -> new Scene(view.replace('/', '-'), view, ADMIN, page -> there(page, view)))
        .toList();
  }

  /** The views in a folder below {@code webapp}, without {@code .xhtml}; not of folders in it. */
  static Stream<String> views(String folder) {
    Path webapp = Path.of(System.getProperty("basedir", ""), "../lapor-web/src/main/webapp");
    try (Stream<Path> files = Files.list(webapp.resolve(folder))) {
      return files
          .map(file -> webapp.relativize(file).toString())
          .filter(file -> file.endsWith(".xhtml"))
          .map(file -> file.substring(0, file.length() - ".xhtml".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void there(Page page, String view) {
    Response response = page.navigate("/" + view);
    if (response.status() != 200) {
      throw new AssertionError(view + ".xhtml needs a scene of its own: " + response.status());
    }
  }

  private static void reporters(Page page) {
    page.navigate("/staff/reporters");
    page.fill("#sought", "Siti Aminah");
    page.fill("#reason", "Pelapor menelepon tanpa nomor laporan");
    page.click("#findReports");
    page.waitForSelector("#found");
  }

  private static void mark(Page page) {
    page.navigate("/staff/work?list=my-unit");
    page.check("#bulk-all");
    page.selectOption("#bulk-act", "GIVE");
    page.click("#bulk-go");
    page.waitForSelector("#formBulk");
  }

  private static void prepare(Page page) {
    mark(page);
    page.fill("#colleague", "kemenkes-staff");
    page.click("#prepare");
    page.waitForURL(Pattern.compile(".*/staff/bulk-job\\?id=.*"));
  }

  private static void look(Page page) {
    look(page, "/staff/work?list=my-unit");
  }

  private static void lookAtFound(Page page) {
    look(page, "/staff/search?q=antrean");
  }

  private static void look(Page page, String lines) {
    page.navigate(lines);
    page.navigate(
        page.url().replaceAll("/staff/.*", "")
            + page.getAttribute("#lines tr:nth-child(2) .look-at", "href"));
    page.waitForSelector("#look");
  }

  private static void filters(Page page) {
    page.navigate("/staff/work?list=to-verify");
    page.click(".filter-bar .fold > summary");
  }

  private static void keys(Page page) {
    page.navigate("/staff/work?list=to-verify");
    page.keyboard().press("?");
    page.waitForSelector("dialog[open]");
  }

  private static void verifyWrongly(Page page, Sent sent) {
    page.navigate("/staff/report?id=" + sent.id() + "&do=VERIFY");
    page.fill("#publicText", "Hubungi 0812-3456-7890, NIK 3578012345678901");
    Scene.refused(page, "#next");
  }

  private static void preview(Page page, Sent sent) {
    page.navigate("/staff/report?id=" + sent.id() + "&do=PEND");
    page.fill("#missing", "Di puskesmas mana?");
    page.click("#preview");
    page.waitForSelector("#preview-shown");
  }

  private static void template(Page page) {
    page.navigate("/staff/templates");
    page.click(".lines td.main a >> nth=0");
    page.click("#show");
    page.waitForSelector(".preview");
  }

  private static void standardText(Page page) {
    page.navigate("/staff/standard-texts?t=new");
    page.fill("#title", "Tanda terima");
    page.fill("#wording", "Laporan {{trackingId}} kami terima pada {{receivedAt}}.");
    page.click("#show");
    page.waitForSelector(".preview");
  }

  private static void enterNothing(Page page) {
    page.navigate("/staff/entry");
    Scene.refused(page, "#take");
  }

  private static void enter(Page page) {
    page.navigate("/staff/entry");
    page.check("[name=type][value=COMPLAINT]");
    page.fill("#title", "Obat habis");
    page.fill("#body", "Obat tekanan darah habis sejak pekan lalu di puskesmas.");
    page.fill("#incidentDate", "2026-11-02");
    page.check("#anonymous");
    page.check("#consent-version");
    page.click("#take");
    page.waitForSelector("#access-code");
  }
}
