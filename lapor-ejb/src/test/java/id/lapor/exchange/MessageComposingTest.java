package id.lapor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.attachment.GivenReportedFiles;
import id.lapor.identity.GivenAccounts;
import id.lapor.outbox.HandoffMessage;
import id.lapor.outbox.MessageType;
import id.lapor.outbox.OutboxMessage;
import id.lapor.shared.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What institutions' systems are told, in the bytes that are kept. */
class MessageComposingTest {

  private static final PublishedForm FORM = new PublishedForm("handoff-1");

  /** As after a turn of the relay that took all there was, or that filled the queue. */
  @Test
  void whereNothingIsLeftToSendNothingIsAskedFor() {
    TestDatabase.rolledBack(
        em -> assertThat(new GivenExchange(em).composing.composed(List.of())).isEmpty());
  }

  @Test
  void anOfferOfAReportThatWasErasedMeanwhileSaysSoAndNothingOfIt() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(false, false, false, given.reporter());
          em.createNativeQuery(
                  "update report set status = 'WITHDRAWN', erased_at = now(), erasure_ground ="
                      + " 'REQUESTED', original_title = '', original_body = '', public_title = null,"
                      + " public_text = null, published = false where id = ?1")
              .setParameter(1, held.report())
              .executeUpdate();

          JsonObject offer = said(given, held, MessageType.OFFER, "role", "LEAD");
          JsonObject promised =
              Json.createObjectBuilder()
                  .add("trackingId", "1234567897")
                  .add("institution", given.keys.code)
                  .add("erasedAt", "2026-11-25T03:00:00Z")
                  .add("ground", "REQUESTED")
                  .add("legalSource", "UU 27/2022, Pasal 43 ayat (1) huruf c")
                  .build();
          JsonObject erasure =
              given.composed(given.numbered(held.handoff(), MessageType.ERASURE, promised));
          assertThat(FORM.errors(erasure)).isEmpty();

          assertThat(offer.getBoolean("erased")).isTrue();
          assertThat(offer).doesNotContainKeys("title", "publicText");
          assertThat(offer.getJsonObject("reporter").getString("identity")).isEqualTo("UNKNOWN");
          assertThat(erasure.getString("ground")).isEqualTo("REQUESTED");
        });
  }

  @Test
  void anOfferSaysWhatAndByWhenAndWhoHadItBefore() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(true, false, false, null);
          given.respondBy(held, GivenExchange.NOW.plus(Duration.ofDays(7)));
          long other = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
          given.handoff(held.report(), other, "RETURNED", "Bukan kewenangan kami.");
          String photo = GivenReportedFiles.photo(em, held.report(), 1, GivenExchange.NOW);

          JsonObject body = given.composed(given.offer(held));

          FORM.assertFits(body);
          assertThat(body.getString("title")).isEqualTo("Antrean panjang");
          assertThat(body.getString("ask")).isEqualTo("Mohon periksa loket.");
          assertThat(body.getJsonObject("region").getString("code")).isEqualTo("35.78");
          JsonObject clock = body.getJsonArray("deadlines").getJsonObject(0);
          assertThat(clock.getString("dueAt")).isEqualTo("2026-12-02T03:00:00Z");
          assertThat(clock.getString("legalSource")).isEqualTo("Peraturan uji, Pasal 1");
          JsonObject earlier = body.getJsonArray("earlier").getJsonObject(0);
          assertThat(earlier.getString("reason")).isEqualTo("Bukan kewenangan kami.");
          JsonObject file = body.getJsonArray("attachments").getJsonObject(0);
          assertThat(file.getString("id")).isEqualTo(photo);
          assertThat(file.getString("sha256")).isEqualTo("ab".repeat(32));
          assertThat(file.getString("address")).startsWith("/api/v1/handoff-files/");
          assertThat(file.getString("validUntil")).isEqualTo("2026-12-25T03:00:00Z");
        });
  }

  @Test
  void everyOtherKindIsAsItsSchemaSays() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(false, true, false, null);
          given.respondBy(held, GivenExchange.NOW.plus(Duration.ofDays(7)));
          long reply = given.reply(held, "Masih sama.");

          JsonObject replied = said(given, held, MessageType.REPLY, "event", reply);
          JsonObject moved =
              said(
                  given,
                  held,
                  MessageType.DEADLINE,
                  "timer",
                  "RESPOND",
                  "previousDueAt",
                  "2026-12-01T03:00:00Z");
          JsonObject rerouted =
              said(given, held, MessageType.REROUTE, "to", "kota-uji", "toName", "Kota Uji");
          JsonObject withdrawn = said(given, held, MessageType.WITHDRAWAL);
          said(given, held, MessageType.COMPLETION);
          String at = "2026-11-25T03:00:00Z";
          JsonObject accepted =
              said(given, held, MessageType.TRANSITION, "transition", "ACCEPTED", "at", at);
          JsonObject answered =
              said(
                  given,
                  held,
                  MessageType.TRANSITION,
                  "transition",
                  "ANSWERED",
                  "at",
                  at,
                  "event",
                  reply);
          JsonObject erased =
              said(
                  given,
                  held,
                  MessageType.TRANSITION,
                  "transition",
                  "RETURNED",
                  "at",
                  at,
                  "event",
                  1L);
          said(given, held, MessageType.ESCALATION, "to", "OMBUDSMAN");
          said(
              given,
              held,
              MessageType.ACK,
              "receiptId",
              UUID.randomUUID().toString(),
              "receiptSha256",
              "ab".repeat(32),
              "result",
              "ACKNOWLEDGED");
          said(
              given,
              held,
              MessageType.REFUSAL,
              "receiptSha256",
              "ab".repeat(32),
              "result",
              "QUARANTINED",
              "reason",
              "signature");
          said(given, held, MessageType.VOID);

          assertThat(replied.getString("text")).isEqualTo("Masih sama.");
          assertThat(accepted).doesNotContainKeys("text", "erased");
          assertThat(answered.getString("text")).isEqualTo("Masih sama.");
          assertThat(answered).doesNotContainKey("event");
          assertThat(erased.getBoolean("erased")).isTrue();
          assertThat(replied).doesNotContainKey("event");
          assertThat(moved.getJsonArray("deadlines").getJsonObject(0).getString("dueAt"))
              .isEqualTo("2026-12-02T03:00:00Z");
          assertThat(rerouted.getString("to")).isEqualTo("kota-uji");
          assertThat(withdrawn.getString("reportStatus")).isEqualTo("ROUTED");
        });
  }

  @Test
  void aReplyThatWasErasedIsSaidToBeAndOneOfBeforeIsFoundByItsReport() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(false, false, false, null);
          JsonObject erased = said(given, held, MessageType.REPLY, "event", 1L);
          given.reply(held, "Yang pertama.");
          given.reply(held, "Yang terakhir.");

          JsonObject former = said(given, held, MessageType.REPLY);

          assertThat(erased.getBoolean("erased")).isTrue();
          assertThat(former.getString("text")).isEqualTo("Yang terakhir.");
        });
  }

  @Test
  void whatHasItsBytesKeepsThemWhateverHappensToTheReport() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          GivenExchange.Held held = given.held(false, false, false, null);
          OutboxMessage offer = given.offer(held);
          given.compose(offer);
          byte[] before = given.body(offer);

          GivenReportedFiles.photo(em, held.report(), 1, GivenExchange.NOW);
          given.compose(offer);

          assertThat(given.body(offer)).isEqualTo(before);
        });
  }

  @Test
  void aMessageThatWasGivenUpSaysNothingMoreUnderItsNumber() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          OutboxMessage offer = given.offer(given.held(false, false, false, null));
          given.compose(offer);
          em.createNativeQuery(
                  "update outbox_message set type = 'VOID', payload = '{}' where message_id = ?1")
              .setParameter(1, offer.messageId())
              .executeUpdate();
          em.refresh(offer);

          JsonObject body = given.composed(offer);

          assertThat(body.getString("kind")).isEqualTo("VOID");
          assertThat(body).doesNotContainKeys("title", "trackingId");
          FORM.assertFits(body);
        });
  }

  @Test
  void theLongestOfferIsFarFromTheLimitAndSaysWhatItLeavesOut() {
    TestDatabase.rolledBack(
        em -> {
          GivenExchange given = new GivenExchange(em);
          String wide = "\ud83d\ude80";
          GivenExchange.Held held =
              given.held(true, false, false, null, wide.repeat(75), wide.repeat(20_000));
          for (int i = 1; i <= 60; i++) {
            GivenReportedFiles.photo(em, held.report(), i, GivenExchange.NOW);
          }
          long other = GivenAccounts.institution(em, null, "Kota Uji", "Asia/Jakarta");
          for (int i = 0; i < 12; i++) {
            given.handoff(held.report(), other, "RETURNED", wide.repeat(500));
          }

          OutboxMessage offer = given.offer(held);
          JsonObject body = given.composed(offer);

          assertThat(given.body(offer)).hasSizeLessThan(HandoffMessage.MAX_BYTES);
          assertThat(body.getString("publicText")).hasSize(40_000);
          assertThat(body.getJsonArray("attachments")).hasSize(50);
          assertThat(body.getInt("attachmentCount")).isEqualTo(60);
          assertThat(body.getJsonArray("earlier")).hasSize(10);
          assertThat(body.getInt("earlierCount")).isEqualTo(12);
        });
  }

  private static JsonObject said(
      GivenExchange given, GivenExchange.Held held, MessageType kind, Object... more) {
    JsonObjectBuilder payload = Json.createObjectBuilder(GivenExchange.trackingId(held));
    for (int i = 0; i < more.length; i += 2) {
      String name = (String) more[i];
      if (more[i + 1] instanceof Long number) {
        payload.add(name, number);
      } else {
        payload.add(name, (String) more[i + 1]);
      }
    }
    JsonObject whole = kind == MessageType.VOID ? JsonObject.EMPTY_JSON_OBJECT : payload.build();
    JsonObject body = given.composed(given.numbered(held.handoff(), kind, whole));
    FORM.assertFits(body);
    return body;
  }
}
