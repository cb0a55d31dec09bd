package id.lapor.it;

import static id.lapor.it.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The reports that the pages are shown with: one in each state, and enough to fill a list. */
final class Stage {

  private static final List<String> TITLES =
      List.of(
          "Lampu jalan padam di sepanjang Jalan Diponegoro sejak tiga pekan",
          "Antrean loket BPJS di rumah sakit umum daerah sampai empat jam",
          "Air ledeng keruh",
          "Pungutan liar saat mengurus surat pindah di kelurahan",
          "Guru kelas empat tidak masuk berhari-hari tanpa pengganti di sekolah dasar negeri kami",
          "Obat tekanan darah habis di puskesmas");

  final Sent submitted = sent(TITLES.get(0));
  final Sent urgent = Cases.sent(Cases.complaint().add("urgent", true));
  private final String before = Sql.one("select coalesce(max(id), 0) from handoff");
  final Sent pending = Cases.pending();
  final Sent routed = withPlace();
  final Sent answered = Cases.answered();
  final Sent completed = Cases.completed();
  final Sent archived = Cases.archived();
  final Sent withdrawn = Cases.withdrawn();
  final Sent merged = Cases.merged();
  final Sent held = held();
  final Sent erased = erased();
  final Sent returned = Cases.returned();
  final Sent drafted = Cases.routed(sent(TITLES.get(1)));
  final Sent approved = Cases.routed(sent(TITLES.get(4)));
  final Sent takenDown = Cases.routed(sent(TITLES.get(2)));
  final Sent accepted = Cases.routed(sent(TITLES.get(3)));
  final Sent untaken = Cases.routed(sent(TITLES.get(5)));
  final String untakenHandoff = Cases.handoff(untaken).getString("id");
  final String draftedHandoff = Cases.handoff(drafted).getString("id");
  final String approvedHandoff = Cases.handoff(approved).getString("id");
  final String routedHandoff = Cases.handoff(routed).getString("id");
  final String acceptedHandoff = Cases.handoff(accepted).getString("id");
  final String draft = drafted(drafted);
  final String approval = drafted(approved);

  Stage() {
    Cases.ok(
        Cases.user("kemenkes-approver")
            .post(
                "/answers/" + approval + "/approval",
                Cases.versioned(Cases.handoff(approved).getJsonArray("answers").getJsonObject(0))
                    .build()));
    Cases.ok(
        Cases.liaison()
            .post(
                Cases.leadHandoff(accepted) + "/acceptance",
                Cases.versioned(Cases.handoff(accepted)).build()));
    Cases.ok(
        Cases.admin()
            .post(
                takenDown.path() + "/take-down", Cases.with(takenDown, "reason", "Memuat nama.")));
    new SentFiles()
        .file("file", "jalan.jpg", SentFiles.jpeg(25, 1_200, 800))
        .file("file", "surat.pdf", SentFiles.pdf())
        .postTo(routed.reporter(), routed.path() + "/attachments");
    TITLES.forEach(title -> Cases.routed(sent(title)));
    Cases.delivered(untaken);
    Sql.run(
        "update handoff set offered_at = now() - interval '20 days', sent_at = now() - interval"
            + " '20 days', reminders = 2, reminded_at = now() - interval '4 days' where uuid = '"
            + untakenHandoff
            + "'");
    receipts(answered, "ACCEPTED", "ANSWERED");
    // Others may have left hand-offs in a queue that nobody reads any more.
    eventually(
        () ->
            assertThat(
                    Sql.one(
                        "select count(*) from handoff where status = 'OFFERED' and id > " + before))
                .isEqualTo("0"));
  }

  /** As if the institution's system had said so; one more was refused. */
  static void receipts(Sent sent, String... kinds) {
    for (String kind : kinds) {
      Sql.run(receipt(sent, kind, "ACKNOWLEDGED", "null"));
    }
    Sql.run(receipt(sent, "RETURNED", "REFUSED", "'already-answered'"));
  }

  private static String receipt(Sent sent, String kind, String outcome, String reason) {
    return ("insert into exchange_receipt (id, version, outcome, reason, receipt_id, institution_id,"
            + " handoff_id, message_id, kind, stated_at, body, body_sha256, signature, kid,"
            + " arrived_at, times, last_at, answer_id) select nextval('exchange_receipt_seq'), 0,"
            + " '%s', %s, gen_random_uuid(), h.institution_id, h.id, gen_random_uuid(), '%s', now(),"
            + " '\\x7b7d', repeat('ab', 32), 'e30..c2ln', 'kemenkes/1', now(), 1, now(),"
            + " gen_random_uuid() from handoff h join report r on r.id = h.report_id"
            + " where r.tracking_id = '%s' and h.parent_id is null")
        .formatted(outcome, reason, kind, sent.id());
  }

  private static Sent sent(String title) {
    return Cases.sent(Cases.complaint().add("title", title));
  }

  private static Sent withPlace() {
    JsonObjectBuilder place =
        Json.createObjectBuilder().add("regionCode", "35.78").add("lat", -7.26).add("lon", 112.74);
    return Cases.routed(
        Cases.sent(
            Cases.complaint()
                .add("title", "Jembatan penyeberangan di depan pasar berlubang dan licin")
                .add(
                    "body",
                    "Lantai jembatan berlubang di tiga tempat.\n\nKemarin seorang ibu tergelincir."
                        + " Hubungi saya di 081234567890, NIK 3578012345678901.")
                .add("urgent", true)
                .add("location", place)));
  }

  /** A draft of an answer, by somebody who may not publish. */
  private static String drafted(Sent sent) {
    Cases.ok(
        Cases.user("kemenkes-staff")
            .post(
                Cases.leadHandoff(sent) + "/answers",
                Cases.versioned(Cases.handoff(sent))
                    .add("text", "Loket kedua dibuka mulai Senin depan, pukul tujuh.")
                    .add("substantive", true)
                    .add("publish", false)
                    .build()));
    return Cases.handoff(sent).getJsonArray("answers").getJsonObject(0).getString("id");
  }

  private static Sent held() {
    Sent sent = Cases.withdrawn();
    Sql.run("update report set held_since = now() where tracking_id = '" + sent.id() + "'");
    return sent;
  }

  /** As it is left; the record of an erasure is made by the page alone. */
  private static Sent erased() {
    Sent sent = Cases.withdrawn();
    Sql.run(
        "update report set erased_at = now(), erasure_ground = 'REQUESTED', original_title = '',"
            + " original_body = '', incident_date = null, access_code_hash = null, address = null,"
            + " lat = null, lon = null where tracking_id = '"
            + sent.id()
            + "'");
    return sent;
  }
}
