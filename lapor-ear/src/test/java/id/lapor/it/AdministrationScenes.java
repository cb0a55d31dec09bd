package id.lapor.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The pages on which the country is administered, and those on which that is looked up. */
final class AdministrationScenes {

  private static final String ADMIN = "national-admin";

  private AdministrationScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.at("limits", "staff/limits", ADMIN, "/staff/limits"),
        new Scene("limit-preview", "staff/limits", ADMIN, AdministrationScenes::limit),
        Scene.at("holidays", "staff/holidays", ADMIN, "/staff/holidays"),
        Scene.at("holidays-none", "staff/holidays", ADMIN, "/staff/holidays?year=2099"),
        new Scene("holiday-refused", "staff/holidays", ADMIN, AdministrationScenes::holiday),
        Scene.at("imports", "staff/imports", ADMIN, "/staff/imports"),
        new Scene("import-refused", "staff/imports", ADMIN, AdministrationScenes::file),
        Scene.at("receiving", "staff/receiving", ADMIN, "/staff/receiving?of=kemenkes"),
        Scene.at("keys", "staff/keys", ADMIN, "/staff/keys?of=kemenkes"),
        new Scene("keys-refused", "staff/keys", ADMIN, AdministrationScenes::key),
        new Scene("exchange", "staff/exchange", ADMIN, AdministrationScenes::exchange),
        Scene.at("dead-letters", "staff/dead-letters", ADMIN, "/staff/dead-letters"),
        Scene.at(
            "receipts-doubted", "staff/dead-letters", ADMIN, "/staff/dead-letters?of=receipts"),
        new Scene("dead-letter", "staff/dead-letters", ADMIN, AdministrationScenes::letter),
        Scene.at("system", "staff/system", ADMIN, "/staff/system"),
        Scene.at("journal", "staff/journal", "auditor", "/staff/journal"),
        Scene.at("journal-refusals", "staff/journal", "auditor", "/staff/journal?of=refusals"));
  }

  private static void limit(Page page) {
    page.navigate("/staff/limits");
    page.click("#lines tr[data-timer=VERIFY][data-standing=CURRENT] a");
    page.fill("#legalSourceEn", "Test regulation");
    page.fill("#validFrom", LocalDate.now(ZoneId.of("Asia/Jakarta")).plusYears(8).toString());
    page.click("#look");
    page.waitForSelector("#preview");
  }

  private static void holiday(Page page) {
    page.navigate("/staff/holidays?do=add");
    page.fill("#day", "2020-01-02");
    Scene.refused(page, "#add");
  }

  private static void key(Page page) {
    page.navigate("/staff/keys?of=kemenkes");
    page.fill("#jwk", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}");
    Scene.refused(page, "#ask");
  }

  /** The ministry's own queue, which nobody reads and which is full. */
  private static void exchange(Page page) {
    Sql.run(
        "insert into channel (id, code, institution_id, address, epoch, next_sequence) select"
            + " nextval('channel_seq'), code, id, 'handoff.' || code, 1, 1 from institution"
            + " where code = 'kemenhub' on conflict do nothing; insert into queue_watch"
            + " (channel_id, waiting, consumers, acknowledged, looked_at, consumed_at,"
            + " waiting_since, silent_since) select id, 10000, 0, 40, now(), now() - interval"
            + " '3 hours', now() - interval '2 hours', now() - interval '2 hours' from channel"
            + " where code = 'kemenhub' on conflict do nothing; update channel set held_since ="
            + " now() - interval '1 hour' where code = 'kemenhub'");
    page.navigate("/staff/exchange");
    page.waitForSelector("#channels");
  }

  /** One that was set aside because it could not be sent. */
  private static void letter(Page page) {
    Sql.run(
        "insert into dead_letter (id, version, letter_id, kind, channel_id, queue, message_id,"
            + " message_type, handoff_id, cause, detail, attempts, first_at, last_at, form, body,"
            + " length, properties, status, status_at) select nextval('dead_letter_seq'), 0, m.id,"
            + " 'UNSENT', c.id, c.address, m.id, 'OFFER', gen_random_uuid()::text,"
            + " 'SENDING_FAILED', 'AMQ229102: Address is full', 10, now() - interval '1 hour',"
            + " now(), 'TEXT', convert_to('{\"institution\":\"kemenkes\",\"trackingId\":"
            + "\"1234567\"}', 'UTF8'), 44, '{}', 'OPEN', now() from channel c,"
            + " (select gen_random_uuid()::text as id) m where c.code = 'portal'");
    page.navigate("/staff/dead-letters");
    page.click("#letters tr:first-child a");
    Scene.refused(page, "#discard");
  }

  private static void file(Page page) {
    String csv = "code,name\r\n35,Jawa Timur\r\nx,Tanpa kode\r\n";
    page.navigate("/staff/imports");
    page.setInputFiles(
        "#file", new FilePayload("wilayah.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.click("#check");
    page.waitForSelector("#unfit");
  }
}
