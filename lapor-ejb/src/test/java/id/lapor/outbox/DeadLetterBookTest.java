package id.lapor.outbox;

import static id.lapor.shared.Refused.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Messages that nobody could send or take make way, and go again or are given up. */
class DeadLetterBookTest {

  private final Messaging messaging = new Messaging();
  private final List<HandoffMessage> broker = new ArrayList<>();
  private final String letterId = "ID:" + UUID.randomUUID();

  @Test
  void aMessageThatCannotBeSentMakesWayForThoseBehindIt() {
    String stuck = messaging.promise(MessageType.OFFER);
    String behind = messaging.promise(MessageType.REPLY);
    messaging.numbered();

    fail(OutboxMessages.ATTEMPTS - 1);
    assertThat(letters()).isEmpty();
    fail(1);
    messaging.relay(broker);
    messaging.relay(broker);

    assertThat(broker)
        .extracting(HandoffMessage::type)
        .containsExactly(MessageType.VOID, MessageType.REPLY);
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(1L, 2L);
    assertThat(broker.get(1).messageId()).isEqualTo(behind);
    assertThat(letters()).singleElement().satisfies(letter -> assertUnsent(letter, stuck));
  }

  private static void assertUnsent(DeadLetterView letter, String stuck) {
    assertThat(letter.messageId()).isEqualTo(stuck);
    assertThat(letter.messageType()).isEqualTo("OFFER");
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.SENDING_FAILED);
    assertThat(letter.detail()).isEqualTo("No such queue");
    assertThat(letter.attempts()).isEqualTo(OutboxMessages.ATTEMPTS);
    assertThat(letter.facts()).containsEntry("institution", "kemenkes");
  }

  @Test
  void whenTheChannelIsAtFaultOneMessageIsSetAsideAndNoMore() {
    messaging.promise(MessageType.OFFER);
    messaging.promise(MessageType.OFFER);
    messaging.numbered();

    fail(3 * OutboxMessages.ATTEMPTS);

    assertThat(letters()).hasSize(1);
    assertThat(messaging.count("outbox_message")).isEqualTo(2);
  }

  @Test
  void whatWasSetAsideGoesAgainUnderANewNumberAndNamesTheOldMessage() {
    String stuck = messaging.promise(MessageType.OFFER);
    messaging.numbered();
    fail(OutboxMessages.ATTEMPTS);
    messaging.relay(broker);
    broker.clear();

    withLetter((book, letter) -> book.retry(letter));
    useBook(book -> book.due().forEach(letter -> book.retried(letter.view().id())));
    messaging.relay(broker);

    assertThat(broker)
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.type()).isEqualTo(MessageType.OFFER);
              assertThat(again.sequence()).isEqualTo(2);
              assertThat(again.repeats()).isEqualTo(stuck);
              assertThat(again.payload().getString("institution")).isEqualTo("kemenkes");
            });
    useBook(book -> assertThat(book.due()).isEmpty());
  }

  @Test
  void aLetterOfTheBrokersIsKeptOnceHoweverOftenItIsRead() {
    BrokerLetter read = read("{\"messageId\":\"x\",\"note\":\"Siti Aminah\"}");
    useBook(book -> book.keep(read, "unreadable-message"));
    useBook(book -> book.keep(read, null));

    assertThat(letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.cause()).isEqualTo(DeadLetterCause.GIVEN_BACK);
              assertThat(letter.detail()).isEqualTo("unreadable-message");
              assertThat(letter.toString()).doesNotContain("Siti");
            });
  }

  @Test
  void aNumberThatIsGivenUpAfterItWentOutIsFilledOnceItWasOurs() {
    messaging.promise(MessageType.OFFER);
    messaging.relay(broker);
    HandoffMessage gone = broker.get(0);
    broker.clear();
    useBook(book -> book.keep(lettersOf(gone), null));

    withLetter((book, letter) -> book.discard(letter, "Sistemnya sudah diganti"));
    messaging.relay(broker);

    assertThat(broker).extracting(HandoffMessage::type).containsExactly(MessageType.VOID);
    assertThat(broker).extracting(HandoffMessage::sequence).containsExactly(gone.sequence());
  }

  @Test
  void whatOthersWroteFillsNoNumber() {
    messaging.promise(MessageType.OFFER);
    messaging.relay(broker);
    HandoffMessage gone = broker.get(0);
    broker.clear();
    HandoffMessage forged =
        new HandoffMessage(
            UUID.randomUUID().toString(),
            gone.type(),
            gone.epoch(),
            gone.sequence(),
            gone.handoffId(),
            gone.sentAt(),
            null,
            gone.payload());
    useBook(book -> book.keep(lettersOf(forged), null));

    withLetter((book, letter) -> book.discard(letter, "Bukan dari kami"));
    messaging.relay(broker);

    assertThat(broker).isEmpty();
  }

  @Test
  void whatIsGivenUpNeedsAReasonAndLosesItsBody() {
    useBook(book -> book.keep(read("bukan json"), null));

    TestDatabase.rolledBack(
        em -> {
          DeadLetterBook book = messaging.book(em);
          DeadLetter letter = one(book);
          assertRefused("required", () -> book.discard(letter, " "));
          assertRefused("too-long", () -> book.discard(letter, "x".repeat(501)));
          assertThat(letter.view().open()).isTrue();
          assertThat(letter.content().body()).isNotNull();

          book.discard(letter, "Uji coba");

          assertThat(letter.view().status()).isEqualTo(DeadLetterStatus.DISCARDED);
          assertThat(letter.content().body()).isNull();
          assertRefused("letter-settled", () -> book.retry(letter));
        });
  }

  @Test
  void allOfAQueueGoAgainAtOnceButOnlyThoseWithABody() {
    useBook(book -> book.keep(read("satu"), null));
    useBook(
        book ->
            book.keep(
                new BrokerLetter(
                    "ID:" + UUID.randomUUID(),
                    "handoff." + messaging.code,
                    null,
                    null,
                    null,
                    null,
                    null,
                    6,
                    false,
                    Messaging.NOW,
                    "NONE",
                    new byte[0],
                    0,
                    "{}"),
                null));

    TestDatabase.rolledBack(
        em -> {
          DeadLetterBook book = messaging.book(em);
          assertThat(book.retryAll("handoff." + messaging.code)).isEqualTo(1);
          assertThat(book.retryAll("handoff.tidak-ada")).isZero();
          assertThat(book.page(DeadLetterStatus.OPEN, "handoff." + messaging.code, null, 9))
              .hasSize(1);
        });
  }

  private BrokerLetter read(String text) {
    return new BrokerLetter(
        letterId,
        "handoff." + messaging.code,
        null,
        null,
        null,
        null,
        null,
        6,
        false,
        Messaging.NOW,
        "TEXT",
        text.getBytes(UTF_8),
        text.length(),
        "{}");
  }

  private BrokerLetter lettersOf(HandoffMessage message) {
    return new BrokerLetter(
        letterId,
        "handoff." + messaging.code,
        message.messageId(),
        message.type().name(),
        message.handoffId(),
        (int) message.epoch(),
        message.sequence(),
        6,
        false,
        Messaging.NOW,
        "BYTES",
        new byte[] {1},
        1,
        "{}");
  }

  private void fail(int howOften) {
    for (int i = 0; i < howOften; i++) {
      messaging.withMessages(messages -> messages.failed(messaging.channel, "No such queue"));
    }
  }

  private DeadLetter one(DeadLetterBook book) {
    return book.page(DeadLetterStatus.OPEN, "handoff." + messaging.code, null, 9).get(0);
  }

  private List<DeadLetterView> letters() {
    return TestDatabase.inTransaction(
        em ->
            messaging
                .book(em)
                .page(DeadLetterStatus.OPEN, "handoff." + messaging.code, null, 9)
                .stream()
                .map(DeadLetter::view)
                .toList());
  }

  private void useBook(java.util.function.Consumer<DeadLetterBook> step) {
    TestDatabase.committed((EntityManager em) -> step.accept(messaging.book(em)));
  }

  private void withLetter(BiConsumer<DeadLetterBook, DeadLetter> step) {
    useBook(book -> step.accept(book, one(book)));
  }
}
