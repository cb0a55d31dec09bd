package id.lapor.exchange;

import com.nimbusds.jose.jwk.JWK;
import id.lapor.handoff.GivenDesk;
import id.lapor.identity.Caller;
import id.lapor.outbox.GivenOutbox;
import id.lapor.shared.RuleViolation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A ministry with a queue and a signing key, whose system sends receipts for a hand-off. */
final class GivenSystem {

  static final Instant NOW = GivenDesk.CLOCK.instant();

  final EntityManager em;
  final List<String> happened = new ArrayList<>();
  final GivenDesk desk;
  final JWK pair = GivenKeys.ed25519();
  final String code;
  final String kid;
  String handoff;
  String messageId;
  private final ReceiptIntake intake = new ReceiptIntake();

  GivenSystem(EntityManager em, String status) {
    this(em, status, "1000");
  }

  GivenSystem(EntityManager em, String status, String rate) {
    this.em = em;
    desk =
        new GivenDesk(
            em, Caller.of("nobody"), event -> happened.add(event.event().type() + " " + by(event)));
    code = code(desk.ministry);
    kid = code + "/1";
    key(desk.ministry, kid, pair);
    channel(desk.ministry);
    intake.desk = receiptDesk(rate);
    offered(desk.ministry, status);
  }

  private static String by(id.lapor.report.ReportHappened event) {
    return event.event().actor()
        + event.event().institution().map(at -> " of " + at.code()).orElse("");
  }

  private ReceiptDesk receiptDesk(String rate) {
    Clock clock = GivenDesk.CLOCK;
    ReceiptDesk receipts = new ReceiptDesk();
    receipts.check = new ReceiptCheck();
    receipts.check.rates = new ReceiptRates(rate);
    receipts.check.messages = new SentMessages();
    receipts.check.messages.em = em;
    receipts.check.signatures = new InstitutionSignatures();
    receipts.check.signatures.keys = GivenKeys.keys(em, clock);
    receipts.receipts = receipts();
    receipts.answers = new ReceiptAnswers();
    receipts.answers.outbox = GivenOutbox.outbox(em, clock);
    receipts.answers.channels = GivenOutbox.channels(em, clock);
    receipts.desk = desk.systemDesk();
    return receipts;
  }

  Receipts receipts() {
    Receipts receipts = new Receipts();
    receipts.em = em;
    return receipts;
  }

  /** A hand-off in this status whose offer went to the institution's queue. */
  void offered(long institution, String status) {
    handoff = UUID.randomUUID().toString();
    messageId = UUID.randomUUID().toString();
    em.createNativeQuery("update handoff set uuid = ?1 where uuid = ?2")
        .setParameter(1, handoff)
        .setParameter(2, desk.handoff(institution, status))
        .executeUpdate();
    em.createNativeQuery(
            "insert into sent_message (message_id, channel_id, institution_id, handoff_id, kind,"
                + " epoch, sequence, body, body_sha256, signature, sent_at) values (?1,"
                + " (select id from channel where institution_id = ?2), ?2, ?3,"
                + " 'OFFER', 1, nextval('handoff_seq'), ?4, ?5, 'e30..c2ln', now())")
        .setParameter(1, messageId)
        .setParameter(2, desk.ministry)
        .setParameter(3, handoff)
        .setParameter(4, "{}".getBytes(StandardCharsets.UTF_8))
        .setParameter(5, sha256())
        .executeUpdate();
  }

  static String sha256() {
    return ArrivedReceipt.sha256("{}".getBytes(StandardCharsets.UTF_8));
  }

  private void channel(long institution) {
    em.createNativeQuery(
            "insert into channel (id, code, institution_id, address, epoch, next_sequence)"
                + " values (nextval('channel_seq'), ?2, ?1, 'handoff.' || ?2, 1, 1)")
        .setParameter(1, institution)
        .setParameter(2, code(institution))
        .executeUpdate();
  }

  String code(long institution) {
    return (String)
        em.createNativeQuery("select code from institution where id = ?1")
            .setParameter(1, institution)
            .getSingleResult();
  }

  /** Registers a key that is valid since an hour ago. */
  void key(long institution, String name, JWK key) {
    PublicKey plain = PublicKey.read(key.toPublicJWK().toJSONString(), KeyPurpose.SIGNING);
    int number = Integer.parseInt(name.substring(name.indexOf('/') + 1));
    em.persist(
        InstitutionKey.of(
            institution,
            name.substring(0, name.indexOf('/')),
            number,
            KeyPurpose.SIGNING,
            plain,
            NOW.minus(Duration.ofHours(1))));
    em.flush();
  }

  /** A receipt of this kind for the hand-off. */
  JsonObjectBuilder receipt(ReceiptKind kind) {
    return GivenReceipt.of(kind)
        .add("handoffId", handoff)
        .add("messageId", messageId)
        .add("bodySha256", sha256());
  }

  JsonObjectBuilder answer(String text, boolean substantive) {
    return receipt(ReceiptKind.ANSWERED).add("text", text).add("substantive", substantive);
  }

  JsonObjectBuilder returned() {
    return receipt(ReceiptKind.RETURNED).add("reason", "Bukan wewenang kami.");
  }

  /** Signs and sends it. */
  void send(JsonObjectBuilder receipt) {
    byte[] body = bytes(receipt);
    take(ArrivedReceipt.of(body, GivenReceipt.signed(body, pair, kid), code + ".1", NOW));
  }

  static byte[] bytes(JsonObjectBuilder receipt) {
    return receipt.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Hands it in. In a test there is one transaction, so a refusal undoes nothing by itself. */
  void take(ArrivedReceipt arrived) {
    try {
      intake.take(arrived);
    } catch (RuleViolation impossible) {
      throw new AssertionError(impossible);
    }
    em.flush();
    em.clear();
  }

  String status() {
    return (String)
        em.createNativeQuery("select status from handoff where uuid = ?1")
            .setParameter(1, handoff)
            .getSingleResult();
  }

  /** What the institution heard, one line each: type, result and reason. */
  List<String> heard() {
    return GivenOutbox.waiting(em, desk.ministry).stream()
        .filter(row -> row[0].equals("ACK") || row[0].equals("REFUSAL"))
        .map(row -> row[0] + " " + said((String) row[2]))
        .toList();
  }

  private static String said(String payload) {
    JsonObject json = Json.createReader(new StringReader(payload)).readObject();
    return json.getString("result") + " " + json.getString("reason", "");
  }
}
