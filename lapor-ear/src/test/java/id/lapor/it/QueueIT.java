package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Hand-offs over the queue: on time, to everybody, and once whatever becomes of the messages. */
@ArquillianTest
class QueueIT {

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void aHandOffIsOfferedAtOnceAndDeliveredWithinTenSeconds() {
    Sent sent = Cases.sent();

    JsonObject verified =
        Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision(sent))).json();

    JsonObject handoff = verified.getJsonArray("handoffs").getJsonObject(0);
    assertThat(handoff.getString("status")).isEqualTo("OFFERED");
    Passage passage = new Passage(handoff.getString("id"));
    Eventually.eventually(
        () -> {
          assertThat(passage.status()).isEqualTo("DELIVERED");
          return null;
        },
        Duration.ofSeconds(10));
    passage.assertDeliveredOnce();
    assertThat(
            Sql.count(
                "select count(*) from handoff where uuid = ?"
                    + " and offered_at <= sent_at and delivered_at < offered_at + interval '10 s'",
                passage.handoff()))
        .isEqualTo(1);
  }

  @Test
  void everyKindOfInstitutionIsServedByThePortalsChannel() {
    Sent sent = Cases.sent();
    JsonArrayBuilder supporting = Json.createArrayBuilder();
    Sql.column(
            "select distinct on (type) code from institution where code <> ?"
                + " and parent_id is null and valid_to is null order by type, id",
            Cases.LEAD)
        .forEach(supporting::add);
    JsonObject decision =
        Cases.verification(Cases.version(sent)).add("supporting", supporting).build();

    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    Cases.delivered(sent);
    JsonObject lead = lead(sent);
    JsonObject delegation = Cases.versioned(lead).add("unit", Cases.UNIT).build();
    Cases.ok(Cases.liaison().post("/handoffs/" + lead.getString("id") + "/delegation", delegation));
    Cases.delivered(sent);

    List<String> passages = handoffs(sent);
    assertThat(passages).hasSizeGreaterThan(8);
    passages.forEach(handoff -> new Passage(handoff).assertDeliveredOnce());
    assertThat(
            Sql.column(
                "select distinct c.address from outbox_delivery d join channel c"
                    + " on c.id = d.channel_id where d.handoff_id in (select h.uuid from handoff h"
                    + " join report r on r.id = h.report_id where r.tracking_id = ?)",
                sent.id()))
        .containsExactly(Broker.PORTAL);
  }

  @Test
  void aMessageSentTwiceHasOneEffect() {
    Passage passage = Passage.of(Cases.routed());
    String before = passage.state();

    sendTwice(passage.offer());

    assertThat(passage.state()).isEqualTo(before);
    passage.assertDeliveredOnce();
  }

  /** Even where the state would let it happen again: the message is known by its id. */
  @Test
  void aKnownMessageHasNoEffectOnAHandOffThatIsOfferedAgain() {
    Passage passage = Passage.of(Cases.routed());
    Sql.run("update handoff set status = 'OFFERED' where uuid = '" + passage.handoff() + "'");

    sendTwice(passage.offer());

    assertThat(passage.status()).isEqualTo("OFFERED");
    String fresh = UUID.randomUUID().toString();
    sendTwice(passage.message(fresh, "OFFER", 2).build());
    assertThat(passage.status()).isEqualTo("DELIVERED");
    assertThat(Passage.received(fresh)).isEqualTo(1);
    assertThat(passage.events("HANDOFF_DELIVERED")).isEqualTo(2);
  }

  /** The other way round: the message is new, and the state knows better. */
  @Test
  void anOfferThatComesAfterItsHandOffWentOnHasNoEffect() {
    Sent accepted = Cases.routed();
    JsonObject handoff = Cases.handoff(accepted);
    String path = "/handoffs/" + handoff.getString("id") + "/acceptance";
    Cases.ok(Cases.liaison().post(path, Cases.versioned(handoff).build()));
    Sent withdrawn = Cases.routed();
    withdraw(withdrawn);
    List<Passage> passages =
        List.of(
            Passage.of(accepted),
            Passage.of(withdrawn),
            Passage.of(Cases.answered()),
            Passage.of(Cases.returned()),
            Passage.of(Cases.completed()));
    Broker.emptied();

    for (Passage passage : passages) {
      String before = passage.state();
      String late = UUID.randomUUID().toString();

      sendTwice(passage.message(late, "OFFER", 9).build());

      assertThat(passage.state()).isEqualTo(before);
      assertThat(Passage.received(late)).isEqualTo(1);
    }
  }

  @Test
  void aWithdrawalThatOvertakesItsOfferLeavesTheHandOffWithdrawn() throws SQLException {
    Sent sent = Cases.sent();
    Passage passage;
    try (Connection holder = Sql.holdChannel()) {
      Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision(sent)));
      passage = Passage.of(sent);
      String offer = passage.messageId();
      withdraw(sent);
      String withdrawal = passage.messageId();

      Broker.send(withdrawal, passage.message(withdrawal, "WITHDRAWAL", 2).build() + "");
      Eventually.eventually(() -> assertThat(Passage.received(withdrawal)).isEqualTo(1));
      Broker.send(offer, passage.message(offer, "OFFER", 1).build() + "");
      Eventually.eventually(() -> assertThat(Passage.received(offer)).isEqualTo(1));
      assertThat(passage.status()).isEqualTo("WITHDRAWN");
      holder.rollback();
    }

    Eventually.eventually(() -> assertThat(sentMessages(passage)).isEqualTo(2));
    Broker.emptied();
    assertThat(passage.status()).isEqualTo("WITHDRAWN");
    assertThat(passage.events("HANDOFF_DELIVERED")).isZero();
    assertThat(passage.events("HANDOFF_WITHDRAWN")).isEqualTo(1);
  }

  @Test
  void aMessageThatFailedTwiceIsDeliveredAgainAndHasOneEffect() {
    Faults.failing("inbox_message", "insert", 2);
    try {
      Passage passage = Passage.of(Cases.routed());

      assertThat(Faults.calls()).isEqualTo(3);
      passage.assertDeliveredOnce();
    } finally {
      Faults.repaired("inbox_message");
    }
  }

  private static void sendTwice(JsonObject message) {
    String mark = message.getString("messageId");
    Broker.send(mark, message.toString());
    Broker.send(mark, message.toString());
    Broker.emptied();
    assertThat(Broker.deadLetters()).noneMatch(dead -> dead.getString("mark").equals(mark));
    assertThat(Broker.takenLetters()).noneMatch(dead -> dead.getString("mark").equals(mark));
    assertThat(Passage.received(mark)).isEqualTo(1);
  }

  private static void withdraw(Sent sent) {
    Cases.ok(sent.reporter().post(sent.path() + "/withdrawal", JsonObject.EMPTY_JSON_OBJECT));
  }

  private static JsonObject decision(Sent sent) {
    return Cases.verification(Cases.version(sent)).build();
  }

  private static long sentMessages(Passage passage) {
    return Sql.count(
        "select count(*) from outbox_delivery where handoff_id = ?", passage.handoff());
  }

  private static JsonObject lead(Sent sent) {
    return Cases.file(sent).getJsonArray("handoffs").getValuesAs(JsonObject.class).stream()
        .filter(handoff -> handoff.getString("role").equals("LEAD"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> handoffs(Sent sent) {
    return Sql.column(
        "select h.uuid from handoff h join report r on r.id = h.report_id where r.tracking_id = ?",
        sent.id());
  }
}
