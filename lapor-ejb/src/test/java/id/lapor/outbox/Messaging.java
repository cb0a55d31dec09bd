package id.lapor.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.lapor.shared.ObservedEvent;
import id.lapor.shared.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** The messaging of one test: an institution with a channel of its own on the real database. */
final class Messaging {

  static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  private static final AtomicInteger LAST = new AtomicInteger();

  final String code = "uji-" + LAST.incrementAndGet();
  final long institution = 900_000L + LAST.get();
  final List<MessagesSent> sent = new ArrayList<>();
  final PlainComposing composing = new PlainComposing();
  final List<ChannelOpened> opened = new ArrayList<>();
  final long channel;

  Messaging() {
    try (Connection owner = TestDatabase.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.executeUpdate(
          "insert into lapor.institution (id, code, name, name_en, type, path, zone, valid_from)"
              + " values (%d, '%s', 'Uji', 'Test', 'MINISTRY', '/%d/', 'Asia/Jakarta', '2020-01-01')"
                  .formatted(institution, code, institution));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    channel = TestDatabase.inTransaction(this::receivesByQueue);
  }

  private long receivesByQueue(EntityManager em) {
    LocalDate first = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    receivings(em).set(institution, code, ReceivingWay.BOTH, first, first);
    return channels(em).own(institution).orElseThrow().id();
  }

  Receivings receivings(EntityManager em) {
    Receivings receivings = new Receivings();
    receivings.em = em;
    receivings.channels = channels(em);
    receivings.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return receivings;
  }

  QueueAccounts accounts(EntityManager em) {
    QueueAccounts accounts = new QueueAccounts();
    accounts.em = em;
    accounts.channels = channels(em);
    accounts.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return accounts;
  }

  Channels channels(EntityManager em) {
    Channels channels = new Channels();
    channels.em = em;
    channels.opened = new ObservedEvent<>(opened::add);
    channels.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return channels;
  }

  Outbox outbox(EntityManager em) {
    Outbox outbox = new Outbox();
    outbox.em = em;
    outbox.channels = channels(em);
    outbox.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return outbox;
  }

  /**
   * The waiting messages. Taking the connection makes every read of the transaction use it, as in
   * the container, where locks are held by the connection that the transaction writes with.
   */
  OutboxMessages messages(EntityManager em) {
    em.unwrap(Connection.class);
    OutboxMessages messages = new OutboxMessages();
    messages.em = em;
    messages.channels = channels(em);
    messages.sent = new ObservedEvent<>(sent::add);
    messages.composing = composing;
    messages.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return messages;
  }

  DeadLetterBook book(EntityManager em) {
    DeadLetterBook book = new DeadLetterBook();
    book.em = em;
    book.channels = channels(em);
    book.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return book;
  }

  <T> T withMessages(Function<OutboxMessages, T> step) {
    return TestDatabase.inTransaction(em -> step.apply(messages(em)));
  }

  void useMessages(Consumer<OutboxMessages> step) {
    TestDatabase.committed(em -> step.accept(messages(em)));
  }

  /** What waits gets its number, and then its bytes, each in its own transaction. */
  void numbered() {
    useMessages(messages -> messages.stamp(channel));
    useMessages(messages -> messages.compose(channel));
  }

  /** What waits gets its number and its bytes, and goes to a broker that reads what it is given. */
  void relay(List<HandoffMessage> broker) {
    numbered();
    useMessages(messages -> messages.deliver(channel, (address, batch) -> read(batch, broker)));
  }

  static void read(List<OutgoingMessage> batch, List<HandoffMessage> broker) {
    batch.forEach(message -> broker.add(HandoffMessage.parse(new String(message.body(), UTF_8))));
  }

  String promise(MessageType type) {
    return TestDatabase.inTransaction(
        em -> outbox(em).promise(institution, type, UUID.randomUUID().toString(), payload()));
  }

  static JsonObject payload() {
    return Json.createObjectBuilder().add("institution", "kemenkes").build();
  }

  long count(String table) {
    return TestDatabase.inTransaction(
        em ->
            ((Number)
                    em.createNativeQuery("select count(*) from " + table + " where channel_id = ?1")
                        .setParameter(1, channel)
                        .getSingleResult())
                .longValue());
  }
}
