package id.lapor.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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
        new Scene("receiving-queue", "staff/receiving", ADMIN, AdministrationScenes::queue),
        new Scene("receiving-secret", "staff/receiving", ADMIN, AdministrationScenes::secret),
        new Scene("receiving-refused", "staff/receiving", ADMIN, AdministrationScenes::way),
        new Scene("keys-some", "staff/keys", ADMIN, AdministrationScenes::keys),
        new Scene("keys-proof", "staff/keys", ADMIN, AdministrationScenes::proof),
        Scene.at("keys", "staff/keys", ADMIN, "/staff/keys?of=kemenkes"),
        new Scene("keys-refused", "staff/keys", ADMIN, AdministrationScenes::key),
        new Scene("exchange", "staff/exchange", ADMIN, AdministrationScenes::exchange),
        Scene.at("dead-letters", "staff/dead-letters", ADMIN, "/staff/dead-letters"),
        Scene.at(
            "receipts-doubted", "staff/dead-letters", ADMIN, "/staff/dead-letters?of=receipts"),
        new Scene("dead-letters-going", "staff/dead-letters", ADMIN, AdministrationScenes::going),
        new Scene("dead-letter", "staff/dead-letters", ADMIN, AdministrationScenes::letter),
        Scene.at("system", "staff/system", ADMIN, "/staff/system"),
        Scene.at("journal", "staff/journal", "auditor", "/staff/journal"),
        Scene.at("journal-refusals", "staff/journal", "auditor", "/staff/journal?of=refusals"));
  }

  private static void limit(Page page) {
    page.navigate("/staff/limits");
    page.click("#lines tr[data-timer=VERIFY][data-standing=CURRENT] a");
    page.fill("#legalSourceEn", "Test regulation");
    page.fill("#validFrom", today().plusYears(8).toString());
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
            + " now() - interval '1 hour', retry_at = now() + interval '1 day' where code ="
            + " 'kemenhub'; insert into outbox_message (id, message_id, channel_id, type,"
            + " handoff_id, payload, promised_at) select nextval('outbox_message_seq'),"
            + " gen_random_uuid(), c.id, 'OFFER', gen_random_uuid(), '{}', now() - (1201 - n) *"
            + " interval"
            + " '3 seconds' from channel c, generate_series(1, 1200) n where c.code = 'kemenhub'"
            + " and not exists (select 1 from outbox_message m where m.channel_id = c.id)");
    page.navigate("/staff/exchange");
    page.waitForSelector("#channels");
  }

  /** One that was set aside because it could not be sent. */
  private static void letter(Page page) {
    Sql.run(letters(1, "AMQ229102: Address is full"));
    page.navigate("/staff/dead-letters");
    page.click("#letters tr:first-child a");
    Scene.refused(page, "#discard");
  }

  private static String letters(int howMany, String said) {
    return ("insert into dead_letter (id, version, letter_id, kind, channel_id, queue, message_id,"
            + " message_type, handoff_id, cause, detail, attempts, first_at, last_at, form, body,"
            + " length, properties, status, status_at) select nextval('dead_letter_seq'), 0, m.id,"
            + " 'UNSENT', c.id, c.address, m.id, 'OFFER', gen_random_uuid()::text,"
            + " 'SENDING_FAILED', '%s', 10, now() - interval '1 hour',"
            + " now(), 'TEXT', convert_to('{\"institution\":\"kemenkes\",\"trackingId\":"
            + "\"1234567\"}', 'UTF8'), 44, '{}', 'OPEN', now() from channel c,"
            + " (select gen_random_uuid()::text as id from generate_series(1, %d)) m"
            + " where c.code = 'portal'")
        .formatted(said, howMany);
  }

  private static void file(Page page) {
    String csv = "code,name\r\n35,Jawa Timur\r\nx,Tanpa kode\r\n";
    page.navigate("/staff/imports");
    page.setInputFiles(
        "#file", new FilePayload("wilayah.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.click("#check");
    page.waitForSelector("#unfit");
  }

  /** An institution with a system of its own, whose accounts have come and gone. */
  private static void queue(Page page) {
    if (receivesByQueue(page, "bkn")) {
      page.selectOption("#way", "QUEUE");
      page.fill("#validFrom", today().plusMonths(2).toString());
      page.click("#set");
      page.waitForSelector("#addAccount");
      page.click("#addAccount");
      page.waitForSelector("#issued");
      Sql.run(
          "insert into queue_account (id, version, institution_id, number, login, secret_hash,"
              + " secret_salt, broker_hash, created_at, rotated_at, revoked_at, settled) select"
              + " nextval('queue_account_seq'), 0, institution_id, 9, login || '9', secret_hash,"
              + " secret_salt, broker_hash, now() - interval '90 days', now() - interval '30"
              + " days', now() - interval '1 day', true from queue_account where number = 1 and"
              + " institution_id = (select id from institution where code = 'bkn')");
    }
    page.navigate("/staff/receiving?of=bkn&account=1#account");
    page.waitForSelector("#accounts");
  }

  private static void secret(Page page) {
    receivesByQueue(page, "bps");
    page.click("#addAccount");
    page.waitForSelector("#issued");
  }

  /** Whether it does so since now. */
  private static boolean receivesByQueue(Page page, String institution) {
    page.navigate("/staff/receiving?of=" + institution);
    boolean before = page.querySelector("#addAccount") != null;
    if (!before) {
      page.selectOption("#way", "BOTH");
      page.fill("#validFrom", today().toString());
      page.click("#set");
      page.waitForSelector("#addAccount");
    }
    return !before;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Jakarta"));
  }

  private static void way(Page page) {
    page.navigate("/staff/receiving?of=kemenkes");
    page.selectOption("#way", "QUEUE");
    page.fill("#validFrom", "2020-01-02");
    Scene.refused(page, "#set");
  }

  /** One key that ended, one that follows it, and one that is about to be proven. */
  private static void keys(Page page) {
    key(
        1,
        "SIGNING",
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        null,
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        400);
    key(
        2,
        "SIGNING",
        "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
        null,
        "FtIu-VbGrfe_KB6CH7GNwODB72MNxj_ml11dEvO-7kk",
        30);
    key(
        3,
        "ENCRYPTION",
        "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
        "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
        30);
    Sql.run("update institution_key set valid_to = now() - interval '2 days' where kid = 'bkn/1'");
    page.navigate("/staff/keys?of=bkn&end=2#end-title");
    page.waitForSelector("#endForm");
  }

  private static void key(
      int number, String purpose, String x, String y, String thumbprint, int days) {
    Sql.run(
        ("insert into institution_key (id, version, institution_id, number, kid, purpose, curve, x,"
                + " y, thumbprint, valid_from) select nextval('institution_key_seq'), 0, id, %d,"
                + " code || '/%d', '%s', '%s', '%s', %s, '%s', now() - interval '%d days' from"
                + " institution where code = 'bkn' on conflict do nothing")
            .formatted(
                number,
                number,
                purpose,
                y == null ? "Ed25519" : "P-256",
                x,
                y == null ? "null" : "'" + y + "'",
                thumbprint,
                days));
  }

  private static void proof(Page page) {
    page.navigate("/staff/keys?of=bkn");
    page.fill(
        "#jwk",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"x\":\"_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU\"}");
    page.click("#ask");
    page.waitForSelector("#answerForm");
  }

  /**
   * Many are to go again, and the first of them is in somebody's hands until the page is closed.
   */
  private static void going(Page page) {
    Sql.run(letters(180, "uji-lagi"));
    Connection first =
        Sql.hold("select 1 from dead_letter where detail = 'uji-lagi' for key share");
    Sql.run("update dead_letter set status = 'RETRYING' where detail = 'uji-lagi'");
    page.onClose(
        closed -> {
          Sql.run(
              "update dead_letter set status = 'DISCARDED', body = null, reason = 'Selesai' where"
                  + " detail = 'uji-lagi'");
          Sql.release(first);
        });
    page.navigate("/staff/dead-letters?status=RETRYING");
    page.waitForSelector("#progress");
  }
}
