package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * What the messages about one hand-off have brought about, looked up where effects lie: a queue
 * that is empty proves nothing.
 *
 * @param handoff id of the hand-off
 */
record Passage(String handoff) {

  /** Of the newest hand-off of the report that has no parent. */
  static Passage of(Cases.Sent sent) {
    return new Passage(Cases.handoff(sent).getString("id"));
  }

  String status() {
    return Sql.one("select status from handoff where uuid = ?", handoff);
  }

  /** The message that was promised last. */
  String messageId() {
    return Sql.one("select last_message_id from handoff where uuid = ?", handoff);
  }

  /** How many events of the type the hand-off has. */
  long events(String type) {
    return Sql.count(
        "select count(*) from report_event where handoff = ? and type = ?", handoff, type);
  }

  /** Everything that a decision on the report or the hand-off would have changed. */
  String state() {
    return Sql.one(
        "select concat_ws(' ', h.status, h.version, h.sent_at, h.delivered_at, h.ended_at,"
            + " r.status, r.version, (select count(*) from report_event e where e.report_id ="
            + " r.id)) from handoff h join report r on r.id = h.report_id where h.uuid = ?",
        handoff);
  }

  /**
   * One message sent, received and made an event of, and nothing twice. That it was sent may be
   * noted after it has arrived.
   */
  void assertDeliveredOnce() {
    assertThat(events("HANDOFF_DELIVERED")).isEqualTo(1);
    Eventually.eventually(() -> assertThat(offersSent()).isEqualTo(1));
    assertThat(received(messageId())).isEqualTo(1);
  }

  private long offersSent() {
    return Sql.count(
        "select count(*) from outbox_delivery where handoff_id = ? and type = 'OFFER'", handoff);
  }

  /** How often the message counts as received. */
  static long received(String messageId) {
    return Sql.count("select count(*) from inbox_message where message_id = ?", messageId);
  }

  /** A message about the hand-off as the relay would write it. */
  JsonObjectBuilder message(String messageId, String kind, long sequence) {
    return Json.createObjectBuilder()
        .add("schema", "lapor.handoff/1")
        .add("messageId", messageId)
        .add("kind", kind)
        .add("sequence", sequence)
        .add("handoffId", handoff)
        .add("sentAt", "2026-11-02T03:00:00Z");
  }

  /** The offer that was sent, to be sent again word for word in all that counts. */
  JsonObject offer() {
    return message(messageId(), "OFFER", 1).build();
  }
}
