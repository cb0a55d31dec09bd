package id.lapor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import id.lapor.attachment.GivenReportedFiles;
import id.lapor.handoff.GivenHandoffs;
import id.lapor.identity.GivenReporters;
import id.lapor.identity.ReporterDetails;
import id.lapor.identity.TestKeys;
import id.lapor.outbox.Channel;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.OutboxMessage;
import id.lapor.report.GivenContents;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** An institution with a queue of its own, reports that it holds, and what is said of them. */
final class GivenExchange {

  static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  private static final long FIRST = 8_200_000_000L;

  final EntityManager em;
  final GivenKeys keys = new GivenKeys();
  final MessageComposing composing = new MessageComposing();
  private long next = FIRST;
  private long sequence;

  /** A report and its hand-off to the institution. */
  record Held(long report, String handoff, long key) {}

  GivenExchange(EntityManager em) {
    this.em = em;
    em.createNativeQuery(
            "insert into channel (id, code, institution_id, address, epoch, next_sequence)"
                + " values (?1, ?2, ?1, 'handoff.' || ?2, 1, 1)")
        .setParameter(1, keys.institution)
        .setParameter(2, keys.code)
        .executeUpdate();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    composing.sent = new SentMessages();
    composing.sent.em = em;
    composing.sent.clock = clock;
    composing.handoffs = GivenHandoffs.contents(em);
    composing.reports = GivenContents.contents(em);
    composing.files = GivenReportedFiles.files(em);
    composing.reporters = new ReporterSealing();
    composing.reporters.vault = GivenReporters.vault(em);
    composing.reporters.keys = GivenKeys.keys(em, clock);
    composing.bodies = new MessageBodies();
    composing.bodies.addresses = addresses();
    composing.keys = TestKeys.keys();
    composing.clock = clock;
  }

  static FileAddresses addresses() {
    FileAddresses addresses = new FileAddresses();
    addresses.keys = TestKeys.keys();
    return addresses;
  }

  /** The institution registers the key that identities are encrypted to; its private part. */
  ECKey encryptionKey() {
    ECKey pair = GivenKeys.p256();
    keys.register(composing.reporters.keys, KeyPurpose.ENCRYPTION, pair);
    return pair;
  }

  String reporter() {
    return GivenReporters.vault(em)
        .store(
            new ReporterDetails(
                "Siti Aminah", "siti@example.com", "081234567890", "3578014107900001"));
  }

  Held held(boolean anonymous, boolean confidential, boolean supervisory, String pseudonym) {
    return held(
        anonymous, confidential, supervisory, pseudonym, "Antrean panjang", "Antrean tiga hari.");
  }

  Held held(
      boolean anonymous,
      boolean confidential,
      boolean supervisory,
      String pseudonym,
      String title,
      String text) {
    long report = next++;
    em.createNativeQuery(
            "insert into report (id, version, tracking_id, type, supervisory, status, turn,"
                + " original_title, original_body, public_title, public_text, published,"
                + " anonymous, confidential, pseudonym, channel, imported, received_at,"
                + " return_count, reopen_count, region_code) values (?1, 1, cast(?1 as text),"
                + " 'COMPLAINT', ?2, 'ROUTED', 'INSTITUTION', 'Judul asli', 'Kata pelapor sendiri',"
                + " ?3, ?4, false, ?5, ?6, ?7, 'WEB', false, ?8, 0, 0, '35.78')")
        .setParameter(1, report)
        .setParameter(2, supervisory)
        .setParameter(3, title)
        .setParameter(4, text)
        .setParameter(5, anonymous)
        .setParameter(6, confidential)
        .setParameter(7, pseudonym)
        .setParameter(8, Timestamp.from(NOW))
        .executeUpdate();
    return handoff(report, keys.institution, "OFFERED", null);
  }

  Held handoff(long report, long institution, String status, String returned) {
    long key = next++;
    String id = UUID.randomUUID().toString();
    em.createNativeQuery(
            "insert into handoff (id, version, uuid, report_id, institution_id, role, status,"
                + " binding, offered_at, ended_at, return_reason, ask) values (?1, 1, ?2, ?3, ?4,"
                + " 'LEAD', ?5, false, ?6, case when ?5 = 'RETURNED' then cast(?6 as timestamptz)"
                + " end, ?7, 'Mohon periksa loket.')")
        .setParameter(1, key)
        .setParameter(2, id)
        .setParameter(3, report)
        .setParameter(4, institution)
        .setParameter(5, status)
        .setParameter(6, Timestamp.from(NOW))
        .setParameter(7, returned)
        .executeUpdate();
    return new Held(report, id, key);
  }

  void respondBy(Held held, Instant due) {
    em.createNativeQuery(
            "insert into deadline (id, version, report_id, handoff_id, timer, report_class,"
                + " regulation, amount, unit, legal_source, zone, started_at, due_at, state)"
                + " values (?1, 1, ?2, ?3, 'RESPOND', 'COMPLAINT', 'Uji', 5, 'WORKING_DAY',"
                + " 'Peraturan uji, Pasal 1', 'Asia/Jakarta', ?4, ?5, 'RUNNING')")
        .setParameter(1, next++)
        .setParameter(2, held.report())
        .setParameter(3, held.key())
        .setParameter(4, Timestamp.from(NOW))
        .setParameter(5, Timestamp.from(due))
        .executeUpdate();
  }

  /** A reply of the reporter; the key of its event. */
  long reply(Held held, String text) {
    long key = next++;
    em.createNativeQuery(
            "insert into report_event (id, report_id, sequence, type, at, actor, actor_role, data,"
                + " previous_hash, hash) values (?1, ?2, ?3, 'REPLIED', ?4, 'reporter', 'REPORTER',"
                + " '{}', ?5, ?6)")
        .setParameter(1, key)
        .setParameter(2, held.report())
        .setParameter(3, (int) (key - FIRST))
        .setParameter(4, Timestamp.from(NOW))
        .setParameter(5, "0".repeat(64))
        .setParameter(6, String.format("%064x", key))
        .executeUpdate();
    em.createNativeQuery("insert into event_content (event_id, salt, text) values (?1, ?2, ?3)")
        .setParameter(1, key)
        .setParameter(2, "0".repeat(32))
        .setParameter(3, Json.createObjectBuilder().add("text", text).build().toString())
        .executeUpdate();
    return key;
  }

  /** A promised message that has its number. */
  OutboxMessage numbered(String handoff, MessageType type, JsonObject more) {
    String id = UUID.randomUUID().toString();
    JsonObjectBuilder payload = Json.createObjectBuilder(more);
    if (type != MessageType.VOID) {
      payload.add("institution", keys.code);
    }
    if (!EnumSet.of(MessageType.VOID, MessageType.ACK, MessageType.REFUSAL).contains(type)) {
      payload.add("role", "LEAD");
    }
    em.createNativeQuery(
            "insert into outbox_message (id, message_id, channel_id, epoch, sequence, type,"
                + " handoff_id, payload, promised_at) values (nextval('outbox_message_seq'), ?1,"
                + " ?2, 1, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, id)
        .setParameter(2, keys.institution)
        .setParameter(3, ++sequence)
        .setParameter(4, type.name())
        .setParameter(5, handoff)
        .setParameter(6, payload.build().toString())
        .setParameter(7, Timestamp.from(NOW))
        .executeUpdate();
    return em.createQuery(
            "select m from OutboxMessage m where m.messageId = :id", OutboxMessage.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  OutboxMessage offer(Held held) {
    return numbered(held.handoff(), MessageType.OFFER, trackingId(held));
  }

  static JsonObject trackingId(Held held) {
    return Json.createObjectBuilder().add("trackingId", Long.toString(held.report())).build();
  }

  Channel channel() {
    return em.find(Channel.class, keys.institution);
  }

  void compose(OutboxMessage... messages) {
    composing.compose(channel(), List.of(messages));
    em.flush();
  }

  /** The body as it is kept. */
  JsonObject composed(OutboxMessage message) {
    compose(message);
    return json(body(message));
  }

  byte[] body(OutboxMessage message) {
    return composing.composed(List.of(message.messageId())).get(message.messageId()).body();
  }

  static JsonObject json(byte[] body) {
    try (JsonReader reader = Json.createReader(new StringReader(new String(body, UTF_8)))) {
      return reader.readObject();
    }
  }
}
