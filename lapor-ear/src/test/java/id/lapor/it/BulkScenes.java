package id.lapor.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Work on many offers at once that nobody takes up: what is ordered, what would be done, how it
 * goes, and what came of it.
 */
final class BulkScenes {

  private static final String VERIFIER = "national-verifier";

  /** Whose prepared jobs are forgotten by nobody else. */
  private static final String ADMIN = "national-admin";

  private static final String REASON =
      "Instansi ini sudah dua kali diingatkan dan belum menerima satu pun. Menurut peraturan"
          + " terbaru, urusan pelayanan rujukan berpindah ke instansi penerima sejak awal bulan,"
          + " sehingga laporan-laporan ini ditangani di sana.";

  private BulkScenes() {}

  static List<Scene> with(Stage stage) {
    return List.of(
        order("bulk-order-remind", page -> ordered(page, "REMIND")),
        order("bulk-order-again", page -> ordered(page, "OFFER_AGAIN")),
        order("bulk-order-reroute", page -> ordered(page, "REROUTE")),
        order("bulk-order-refused", BulkScenes::refused),
        order("bulk-order-nothing", BulkScenes::nothing),
        job("bulk-ready", page -> prepared(page, "kemenpanrb")),
        job("bulk-ready-some", BulkScenes::someHoldIt),
        job("bulk-ready-none", page -> prepared(page, "kemenkes")),
        new Scene("bulk-running", "staff/bulk-job", ADMIN, page -> running(page, stage)),
        job("bulk-done", page -> done(page, stage)),
        job("bulk-ready-reminded", page -> remindedToday(page, stage)),
        Scene.at("bulk-jobs", "staff/bulk", VERIFIER, "/staff/bulk"),
        Scene.at("bulk-jobs-none", "staff/bulk", "kemenkes-operator", "/staff/bulk"));
  }

  private static Scene order(String name, Scene.Way way) {
    return new Scene(name, "staff/bulk-order", VERIFIER, way);
  }

  private static Scene job(String name, Scene.Way way) {
    return new Scene(name, "staff/bulk-job", VERIFIER, way);
  }

  private static void ordered(Page page, String act) {
    untaken(page);
    page.check("#bulk-all");
    order(page, act);
  }

  private static void untaken(Page page) {
    Sql.run(
        "update handoff set offered_at = now() - interval '20 days' where status = 'DELIVERED' and"
            + " id in (select h.id from handoff h join institution i on i.id = h.institution_id"
            + " where i.code = 'kemenkes' and h.status = 'DELIVERED' order by h.id desc limit 5)");
    page.navigate("/staff/work?list=not-taken-up");
  }

  private static void order(Page page, String act) {
    page.selectOption("#bulk-act", act);
    page.click("#bulk-go");
    page.waitForSelector("#formBulk");
  }

  private static void refused(Page page) {
    ordered(page, "REROUTE");
    page.fill("#target", "kementerian-perhubungan-darat");
    page.fill("#text", REASON.repeat(20));
    Scene.refused(page, "#prepare");
  }

  private static void nothing(Page page) {
    page.navigate("/staff/bulk-order?list=not-taken-up&act=REMIND");
  }

  private static void prepared(Page page, String target) {
    ordered(page, "REROUTE");
    page.fill("#target", target);
    page.fill("#text", REASON);
    prepare(page);
  }

  private static void prepare(Page page) {
    page.click("#prepare");
    page.waitForURL(Pattern.compile(".*/staff/bulk-job\\?id=.*"));
  }

  /** One of the reports is with that institution already. */
  private static void someHoldIt(Page page) {
    Sql.run(
        "insert into handoff (id, version, uuid, report_id, institution_id, role, status, binding,"
            + " offered_at) select nextval('handoff_seq'), 1, gen_random_uuid(), h.report_id, o.id,"
            + " 'SUPPORTING', 'ACCEPTED', false, now() from handoff h join institution i on i.id ="
            + " h.institution_id and i.code = 'kemenkes', institution o where o.code = 'kemenhub'"
            + " and h.status = 'DELIVERED' and not exists (select 1 from handoff x where"
            + " x.institution_id = o.id) order by h.id desc limit 1");
    prepared(page, "kemenhub");
  }

  /** Another node works on half of the lines, until the page is closed. */
  private static void running(Page page, Stage stage) {
    reminding(page, stage);
    String job = page.url().replaceAll(".*id=(\\d+).*", "$1");
    Connection others =
        Sql.hold(
            "select 1 from bulk_item where job_id = " + job + " and position % 2 = 0 for update");
    page.onClose(closed -> Sql.release(others));
    page.click("#start");
    page.waitForSelector("#job[data-running=true]");
    Eventually.eventually(
        () -> {
          if (page.getAttribute("#progress", "value").equals("0")) {
            page.reload();
            throw new AssertionError("Nothing is done yet");
          }
        });
  }

  /** All but the one with which a single reminder is shown. */
  private static void reminding(Page page, Stage stage) {
    Sql.run("update handoff set reminded_at = null where reminded_at > now() - interval '1 day'");
    untaken(page);
    page.locator("#lines tr:not([data-handoff='" + stage.untakenHandoff + "']) .mark input")
        .all()
        .forEach(Locator::check);
    order(page, "REMIND");
    prepare(page);
  }

  private static void done(Page page, Stage stage) {
    reminding(page, stage);
    Sql.run(
        "update handoff set reminded_at = now() where uuid = (select h.uuid from handoff h join"
            + " institution i on i.id = h.institution_id where i.code = 'kemenkes' and h.status ="
            + " 'DELIVERED' order by h.id desc limit 1)");
    start(page);
  }

  private static void remindedToday(Page page, Stage stage) {
    done(page, stage);
    page.navigate("/staff/work?list=not-taken-up");
    page.check("#bulk-all");
    order(page, "REMIND");
    prepare(page);
  }

  private static void start(Page page) {
    page.click("#start");
    page.waitForSelector("#job[data-running=true]");
    Eventually.eventually(
        () -> {
          page.reload();
          if (page.querySelector("#results") == null) {
            throw new AssertionError("It runs");
          }
        });
  }
}
