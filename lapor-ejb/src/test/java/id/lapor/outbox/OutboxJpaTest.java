package id.lapor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import id.lapor.shared.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxJpaTest {

  private final Messaging messaging = new Messaging();
  private final List<HandoffMessage> broker = new ArrayList<>();

  @Test
  void messagesGoOutInTheOrderOfTheirPromises() {
    String offered = messaging.promise(MessageType.OFFER);
    String withdrawn = messaging.promise(MessageType.WITHDRAWAL);

    relay();

    assertThat(broker).extracting(HandoffMessage::messageId).containsExactly(offered, withdrawn);
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 2L);
    assertThat(broker)
        .extracting(message -> message.payload().getString("institution"))
        .containsOnly("kemenkes");
  }

  @Test
  void numbersGoOnWhereTheyEnded() {
    messaging.promise(MessageType.OFFER);
    relay();
    messaging.promise(MessageType.OFFER);
    relay();

    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 2L);
  }

  @Test
  void aSentMessageLeavesTheOutboxAndAnEntryOfItsDelivery() {
    String messageId = messaging.promise(MessageType.OFFER);

    relay();

    assertThat(messaging.count("outbox_message")).isZero();
    assertThat(messaging.count("outbox_delivery")).isEqualTo(1);
    assertThat(messaging.sent).hasSize(1);
    MessagesSent sent = messaging.sent.get(0);
    assertThat(sent.sentAt()).isEqualTo(Messaging.NOW);
    assertThat(sent.messages()).extracting(MessagesSent.Sent::messageId).containsExactly(messageId);
  }

  @Test
  void whatTheBrokerRefusesStaysWithItsNumber() {
    messaging.promise(MessageType.OFFER);
    messaging.numbered();

    assertThatThrownBy(
            () ->
                messaging.withMessages(
                    messages ->
                        messages.deliver(
                            messaging.channel,
                            (address, batch) -> {
                              throw new IllegalStateException("Broker away");
                            })))
        .isInstanceOf(IllegalStateException.class);

    assertThat(messaging.count("outbox_message")).isEqualTo(1);
    assertThat(messaging.count("outbox_delivery")).isZero();
    relay();
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L);
  }

  @Test
  void aCrashBetweenSendingAndStrikingOffRepeatsTheSameNumbersAndIds() {
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.REPLY);
    messaging.numbered();
    TestDatabase.rolledBack(
        em -> messaging.messages(em).deliver(messaging.channel, (address, batch) -> send(batch)));
    messaging.promise(MessageType.COMPLETION);

    relay();

    assertThat(broker).hasSize(5);
    assertThat(broker.subList(2, 4)).isEqualTo(broker.subList(0, 2));
    assertThat(broker.get(4).sequence()).isEqualTo(3);
    assertThat(messaging.count("outbox_delivery")).isEqualTo(3);
  }

  @Test
  void aSecondRelayLeavesAChannelAloneThatIsHeld() {
    messaging.promise(MessageType.OFFER);

    TestDatabase.committed(
        em -> {
          assertThat(messaging.messages(em).stamp(messaging.channel)).isEqualTo(1);

          relay();
          assertThat(broker).isEmpty();
        });

    relay();
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L);
  }

  @Test
  void promisingDoesNotKeepTheRelayWaiting() {
    messaging.promise(MessageType.OFFER);

    TestDatabase.committed(
        em -> {
          messaging
              .outbox(em)
              .promise(
                  messaging.institution,
                  MessageType.OFFER,
                  UUID.randomUUID().toString(),
                  Messaging.payload());
          em.flush();

          relay();
        });

    assertThat(broker).hasSize(1);
  }

  @Test
  void aBatchIsBounded() {
    TestDatabase.committed(
        em -> {
          for (int i = 0; i < OutboxMessages.BATCH + 1; i++) {
            messaging
                .outbox(em)
                .promise(
                    messaging.institution,
                    MessageType.REPLY,
                    UUID.randomUUID().toString(),
                    Messaging.payload());
          }
        });

    relay();
    assertThat(broker).hasSize(OutboxMessages.BATCH);

    relay();
    assertThat(broker).hasSize(OutboxMessages.BATCH + 1);
  }

  @Test
  void aDiscardedNumberIsSentAsVoid() {
    String discarded = messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.REPLY);
    messaging.numbered();

    messaging.useMessages(messages -> messages.discard(discarded));
    relay();

    assertThat(broker)
        .extracting(HandoffMessage::type)
        .containsExactly(MessageType.VOID, MessageType.REPLY);
    assertThat(broker.get(0).payload()).isEmpty();
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 2L);
  }

  @Test
  void aMessageDiscardedBeforeItHasANumberLeavesNoTrace() {
    String discarded = messaging.promise(MessageType.OFFER);

    messaging.useMessages(messages -> messages.discard(discarded));
    relay();

    assertThat(broker).isEmpty();
    assertThat(messaging.count("outbox_delivery")).isZero();
  }

  @Test
  void aSentMessageCannotBeDiscarded() {
    String messageId = messaging.promise(MessageType.OFFER);
    relay();

    assertThatThrownBy(() -> messaging.useMessages(messages -> messages.discard(messageId)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aFailedChannelRestsAndIsThenServedOneMessageAtATime() {
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.OFFER);
    assertThat(waits()).isTrue();

    messaging.withMessages(messages -> messages.failed(messaging.channel, "No such queue"));

    assertThat(waits()).isFalse();
    relay();
    assertThat(broker).hasSize(1);
    assertThat(waits()).isTrue();
    relay();
    assertThat(broker).hasSize(2);
  }

  @Test
  void anInstitutionWithoutAChannelIsServedByThePortals() {
    TestDatabase.rolledBack(
        em -> {
          Channels channels = messaging.channels(em);

          assertThat(channels.serving(-1L).address()).isEqualTo("handoff.portal");
          assertThat(channels.serving(messaging.institution).id()).isEqualTo(messaging.channel);
          assertThat(channels.addresses()).contains("handoff.portal", "handoff." + messaging.code);
        });
  }

  @Test
  void anInstitutionHasOneChannelAtMost() {
    assertThatThrownBy(
            () ->
                TestDatabase.committed(
                    em -> messaging.channels(em).open(messaging.institution, "lain")))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("channel-exists"));

    assertThat(messaging.opened).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLongIsRefusedWhenItIsPromised() {
    assertThatThrownBy(() -> promise(text(Outbox.MAX_PAYLOAD_BYTES)))
        .isInstanceOfSatisfying(
            RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("message-too-large"));

    assertThat(messaging.count("outbox_message")).isZero();
    promise(text(Outbox.MAX_PAYLOAD_BYTES - "{'text':''}".length()));
    relay();
    assertThat(broker).hasSize(1);
  }

  @Test
  void aPayloadDoesNotForgeTheEnvelope() {
    JsonObject forged = Json.createObjectBuilder().add("sequence", 7).build();

    assertThatThrownBy(() -> promise(forged)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOfferMadeAgainNamesTheOneItRepeats() {
    String first = messaging.promise(MessageType.OFFER);
    TestDatabase.committed(
        em ->
            messaging
                .outbox(em)
                .promiseAgain(
                    messaging.institution,
                    MessageType.OFFER,
                    UUID.randomUUID().toString(),
                    Messaging.payload(),
                    first));

    relay();

    assertThat(broker).extracting(HandoffMessage::repeats).containsExactly(null, first);
    assertThat(broker.get(1).messageId()).isNotEqualTo(first);
  }

  private void promise(JsonObject payload) {
    TestDatabase.committed(
        em ->
            messaging
                .outbox(em)
                .promise(
                    messaging.institution,
                    MessageType.REPLY,
                    UUID.randomUUID().toString(),
                    payload));
  }

  private static JsonObject text(int length) {
    return Json.createObjectBuilder().add("text", "a".repeat(length)).build();
  }

  private boolean waits() {
    return messaging.withMessages(OutboxMessages::waitingChannels).contains(messaging.channel);
  }

  private void relay() {
    messaging.relay(broker);
  }

  private void send(List<OutgoingMessage> batch) {
    Messaging.read(batch, broker);
  }
}
