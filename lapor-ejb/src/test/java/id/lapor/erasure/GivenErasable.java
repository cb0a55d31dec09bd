package id.lapor.erasure;

import id.lapor.identity.GivenAccounts;
import id.lapor.identity.GivenCaller;
import id.lapor.identity.Role;
import id.lapor.identity.Scope;
import id.lapor.report.Actor;
import id.lapor.report.ErasureGround;
import id.lapor.report.EventType;
import id.lapor.report.GivenEvents;
import id.lapor.report.Report;
import id.lapor.report.ReportEvents;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * A report that ended long ago, with {@link #WORD} or {@link #HASH} in every place where something
 * of it is kept, so that whatever an erasure forgets can be found.
 */
final class GivenErasable {

  static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String WORD = "kqzvx";
  static final String HASH = "feedfacecafebeef" + "0".repeat(48);
  private static final long CHANNELS = 8_500_000_000L;
  static final String ADMIN = "admin-uji";
  static final String REASON = "Diminta lewat surat.";

  private static long next = 8_400_000_000L;

  final EntityManager em;
  final long key;
  final String number;
  final String pseudonym;
  final long institution;
  final String code;
  final long handoff;
  final String handoffId;
  final String offer;
  final GivenCaller caller = new GivenCaller();

  GivenErasable(EntityManager em) {
    this.em = em;
    key = next++;
    number = TrackingId.numbered((int) (key % 1_000_000) + 840_000_000).digits();
    pseudonym = UUID.randomUUID().toString();
    handoff = next++;
    handoffId = UUID.randomUUID().toString();
    offer = UUID.randomUUID().toString();
    caller.becomes(ADMIN, new Scope(Role.NATIONAL_ADMIN, null, null));
    institution = GivenAccounts.institution(em, null, "Kementerian Uji", "Asia/Jakarta");
    code = "uji-" + institution;
    sql(
        "insert into channel (id, code, institution_id, address, epoch, next_sequence)"
            + " values (?3, ?2, ?1, 'handoff.' || ?2, 1, 9)",
        institution,
        code,
        CHANNELS + institution);
    report("COMPLETED");
    identity();
    said();
    handedOff();
    around();
  }

  /** The same report, in another transaction. */
  GivenErasable(EntityManager em, GivenErasable before) {
    this.em = em;
    key = before.key;
    number = before.number;
    pseudonym = before.pseudonym;
    institution = before.institution;
    code = before.code;
    handoff = before.handoff;
    handoffId = before.handoffId;
    offer = before.offer;
    caller.becomes(ADMIN, new Scope(Role.NATIONAL_ADMIN, null, null));
  }

  private void report(String status) {
    sql(
        "insert into report (id, version, tracking_id, access_code_hash, type, supervisory, status,"
            + " turn, original_title, original_body, public_title, public_text, published,"
            + " take_down_reason, incident_date, region_code, address, lat, lon, anonymous,"
            + " confidential, pseudonym, published_name, channel, imported, received_at, routed_at,"
            + " closed_at, completion_reason, rating, rating_comment, return_count, reopen_count)"
            + " values (?1, 1, ?2, ?3, 'COMPLAINT', false, ?4, 'REPORTER', ?5, ?5, ?5, ?5, true, ?5,"
            + " date '2026-02-01', '35.78.01.1001', ?5, -7.25, 112.75, false, false, ?6, ?5, 'WEB',"
            + " false, timestamptz '2026-02-02', timestamptz '2026-02-03', timestamptz '2026-03-03',"
            + " 'CONFIRMED', 4, ?5, 0, 0)",
        key,
        number,
        HASH,
        status,
        "Judul " + WORD,
        pseudonym);
  }

  private void identity() {
    read("select vault.store(?1, ?2, ?2, ?2, ?2, ?3, ?3)", pseudonym, "1:" + WORD, HASH);
    read("select vault.make_findable(?1, ?2)", pseudonym, HASH);
    read(
        "select pseudonym from vault.read(string_to_array(?1, ','), 'VERIFICATION', 'verifikator')",
        pseudonym);
    sql(
        "insert into code_replacement (id, version, report_id, channel, token_hash, requested_at,"
            + " expires_at) values (?1, 0, ?2, 'EMAIL', ?3, ?4, ?5)",
        next++,
        key,
        "a".repeat(48) + next,
        at(NOW),
        at(NOW.plusSeconds(600)));
    notice("CODE_REPLACEMENT");
    notice("NEWS");
    sql(
        "insert into notice_subscription (report_id, pseudonym, channel, language)"
            + " values (?1, ?2, 'EMAIL', 'id')",
        key,
        pseudonym);
  }

  private void notice(String kind) {
    sql(
        "insert into notice (id, kind, pseudonym, channel, report_id, sealed_content, requested_at,"
            + " expires_at, message_id, tracking_id, language, attempts, next_attempt_at, topics)"
            + " values (?1, ?2, ?3, 'EMAIL', ?4, ?5, ?6, ?7, ?8, ?9, 'id', 0, ?6, '')",
        next++,
        kind,
        pseudonym,
        key,
        WORD,
        at(NOW),
        at(NOW.plusSeconds(86_400)),
        UUID.randomUUID().toString(),
        number);
  }

  /** Everything that people say: the report itself, replies, notes, answers, reasons. */
  private void said() {
    ReportEvents events = GivenEvents.of(em, CLOCK);
    for (EventType type :
        new EventType[] {
          EventType.SUBMITTED,
          EventType.NOTE_ADDED,
          EventType.REPLIED,
          EventType.ANSWER_DRAFTED,
          EventType.ANSWER_PUBLISHED,
          EventType.HANDOFF_RETURNED,
          EventType.HOLD_PLACED,
          EventType.HOLD_LIFTED,
          EventType.COMPLETED
        }) {
      events.append(report(), type, Actor.REPORTER, null, Map.of(), Map.of("text", "Kata " + WORD));
    }
    em.flush();
  }

  private void handedOff() {
    handoff(handoff, handoffId);
    String earlier = UUID.randomUUID().toString();
    handoff(next++, earlier);
    sql(
        "insert into answer (id, version, uuid, handoff_id, status, text, substantive, author,"
            + " drafted_at, remark) values (?1, 0, ?2, ?3, 'PUBLISHED', ?4, true, 'petugas', ?5, ?4)",
        next++,
        UUID.randomUUID().toString(),
        handoff,
        WORD,
        at(NOW));
    sent(UUID.randomUUID().toString(), earlier, 1);
    sent(offer, handoffId, 2);
    receipt("ACKNOWLEDGED", handoff, offer);
    receipt("QUARANTINED", null, offer);
    letter(handoffId);
    sql(
        "insert into outbox_message (id, message_id, channel_id, epoch, sequence, type, handoff_id,"
            + " payload, promised_at) values (-?1, ?2, ?3, null, null, 'COMPLETION', ?4, '{}', ?5)",
        next++,
        UUID.randomUUID().toString(),
        CHANNELS + institution,
        handoffId,
        at(NOW));
  }

  private void handoff(long id, String uuid) {
    sql(
        "insert into handoff (id, version, uuid, report_id, institution_id, role, status, ask,"
            + " binding, offered_at, ended_at, return_reason) values (?1, 1, ?2, ?3, ?4, 'SUPPORTING',"
            + " 'COMPLETED', ?5, false, ?6, ?6, ?5)",
        id,
        uuid,
        key,
        institution,
        WORD,
        at(NOW));
  }

  private void sent(String message, String ofHandoff, long sequence) {
    sql(
        "insert into sent_message (message_id, channel_id, institution_id, handoff_id, kind, epoch,"
            + " sequence, body, body_sha256, signature, sent_at) values (?1, ?8, ?2, ?3, 'OFFER', 1,"
            + " ?4, ?5, ?6, 'e30..c2ln', ?7)",
        message,
        institution,
        ofHandoff,
        sequence,
        bytes(),
        "b".repeat(64),
        at(NOW),
        CHANNELS + institution);
  }

  void receipt(String outcome, Long ofHandoff, String message) {
    sql(
        "insert into exchange_receipt (id, version, outcome, reason, receipt_id, institution_id,"
            + " handoff_id, message_id, kind, stated_at, body, body_sha256, signature, kid, arrived_at,"
            + " times, last_at, answer_id) values (?1, 0, ?2, 'late', ?3, ?4, cast(?5 as bigint), ?6,"
            + " 'ANSWERED', ?7, ?8, ?9, 'e30..c2ln', ?10, ?7, 1, ?7, ?3)",
        next++,
        outcome,
        UUID.randomUUID().toString(),
        institution,
        ofHandoff == null ? null : ofHandoff.toString(),
        message,
        at(NOW),
        bytes(),
        "c".repeat(64),
        code + "/1");
  }

  void letter(String ofHandoff) {
    sql(
        "insert into dead_letter (id, version, letter_id, kind, queue, handoff_id, cause, attempts,"
            + " first_at, last_at, form, body, length, properties, status, status_at) values (?1, 0,"
            + " ?2, 'UNDELIVERED', 'handoff.receipts', ?3, 'BROKEN', 6, ?4, ?4, 'BYTES', ?5, 5, '{}',"
            + " 'OPEN', ?4)",
        next++,
        "letter-" + next,
        ofHandoff,
        at(NOW),
        bytes());
  }

  private void around() {
    sql(
        "insert into attachment (id, version, uuid, report_id, belongs_to, message, position, state,"
            + " name, uploader, attached_at, media_type, size, digest, thumbnail_digest, received_hash)"
            + " values (?1, 0, ?2, ?3, 'REPORT', 'report', 1, 'ATTACHED', ?4, 'reporter', ?5,"
            + " 'image/png', 2048, ?6, ?6, ?6)",
        next++,
        UUID.randomUUID().toString(),
        key,
        WORD + ".png",
        at(NOW),
        HASH);
    sql(
        "insert into attachment (id, version, uuid, report_id, belongs_to, message, position, state,"
            + " name, uploader, attached_at, media_type, size, digest, received_hash)"
            + " values (?1, 0, ?2, ?3, 'ANSWER', 'x', 2, 'REMOVED', ?4, 'petugas', ?5,"
            + " 'application/pdf', 9, ?6, ?6)",
        next++,
        UUID.randomUUID().toString(),
        key,
        WORD + ".pdf",
        at(NOW),
        HASH);
    sql(
        "insert into case_draft (id, version, account, report_id, action, handoff, answer, fields,"
            + " kept_at) values (?1, 0, 'petugas', ?2, 'NOTE', '', '', ?3, ?4)",
        next++,
        key,
        "{\"text\":\"" + WORD + "\"}",
        at(NOW));
    sql(
        "insert into case_presence (report_id, account, writing, seen_at)"
            + " values (?1, 'petugas', true, ?2)",
        key,
        at(NOW));
    sql(
        "insert into report_follower (id, version, uuid, report_id, sealed_address, address_hash,"
            + " language, asked_at, confirmed_at) values (?1, 0, ?2, ?3, ?4, ?5, 'id', ?6, ?6)",
        next++,
        UUID.randomUUID().toString(),
        key,
        WORD,
        HASH.substring(0, 48) + String.format("%016d", key),
        at(NOW));
    sql("insert into follower_news (report_id, event) values (?1, 'COMPLETED')", key);
    sql("insert into report_support (report_id, supports) values (?1, 7)", key);
    sql(
        "insert into report_supporter (report_id, supporter_hash, source_hash, supported_on)"
            + " values (?1, ?2, ?2, date '2026-02-05')",
        key,
        HASH);
  }

  /** The report as a use case reads it. */
  Report report() {
    return em.createQuery("select r from Report r where r.id = :id", Report.class)
        .setParameter("id", key)
        .getSingleResult();
  }

  Erasing erasing() {
    return new Wiring(em, caller, CLOCK).of(Erasing.class);
  }

  Reports reports() {
    return new Wiring(em, caller, CLOCK).of(Reports.class);
  }

  long version() {
    em.flush();
    return number("select version from report where id = " + key);
  }

  long number(String query) {
    return ((Number) em.createNativeQuery(query).getSingleResult()).longValue();
  }

  void sql(String statement, Object... values) {
    bound(statement, values).executeUpdate();
  }

  private void read(String statement, Object... values) {
    bound(statement, values).getResultList();
  }

  private Query bound(String statement, Object... values) {
    Query query = em.createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }

  static Timestamp at(Instant moment) {
    return Timestamp.from(moment);
  }

  private static byte[] bytes() {
    return ("{\"title\":\"" + WORD + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  /** A limit was missed and went up so often. */
  void owed(int escalation) {
    sql(
        "insert into deadline (id, version, report_id, handoff_id, timer, report_class, regulation,"
            + " amount, unit, legal_source, zone, started_at, due_at, state, escalation)"
            + " values (?1, 0, ?1, ?2, 'RESOLVE', 'COMPLAINT', 'Uji', 5, 'WORKING_DAY', 'Uji',"
            + " 'Asia/Jakarta', timestamptz '2026-02-03', timestamptz '2026-02-10', 'MISSED', ?3)",
        key,
        handoff,
        escalation);
  }

  /** As the reporter asked, by the administrator. */
  void erase() {
    erasing().erase(number, version(), ErasureGround.REQUESTED, REASON, "#" + number);
  }
}
