package id.lapor.outbox;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message that was promised and not yet struck off: it waits for a number, or for the broker.
 *
 * <p>Its number, once stamped, and its message id never change, however often it is sent.
 */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());

  /** The key of an event whose text belongs to the message: it finds it, and goes nowhere. */
  public static final String EVENT = "event";

  private static final Set<String> INTERNAL = Set.of(EVENT);

  /**
   * Drawn one at a time: the relay numbers in the order of these ids, and blocks of ids kept by
   * several nodes would let a withdrawal overtake its offer.
   */
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
  @SequenceGenerator(
      name = "outbox_message_seq",
      sequenceName = "outbox_message_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "message_id", nullable = false, length = 36)
  private String messageId;

  @Column(name = "channel_id", nullable = false)
  private long channelId;

  private Integer epoch;

  private Long sequence;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 24)
  private MessageType type;

  @Column(name = "handoff_id", nullable = false, length = 36)
  private String handoffId;

  @Column(length = 36)
  private String repeats;

  @Column(nullable = false)
  private String payload;

  @Column(name = "promised_at", nullable = false)
  private Instant promisedAt;

  protected OutboxMessage() {
    // for JPA
  }

  static OutboxMessage promised(
      String messageId,
      Channel channel,
      MessageType type,
      String handoffId,
      JsonObject payload,
      String repeats,
      Instant promisedAt) {
    OutboxMessage message = new OutboxMessage();
    message.messageId = messageId;
    message.channelId = channel.id();
    message.type = type;
    message.handoffId = handoffId;
    message.payload = payload.toString();
    message.repeats = repeats;
    message.promisedAt = promisedAt;
    return message;
  }

  /** Empties the message; its number, if it has one, is kept and sent as {@code VOID}. */
  void discard() {
    type = MessageType.VOID;
    payload = JsonObject.EMPTY_JSON_OBJECT.toString();
    repeats = null;
  }

  /**
   * What every message says of itself, as {@code docs/handoff-protocol.md} describes it, and what
   * was promised with it. The portal needs no more than that.
   */
  public JsonObject says(Instant sentAt) {
    JsonObjectBuilder said =
        WRITING
            .createObjectBuilder()
            .add("messageId", messageId)
            .add("schema", HandoffMessage.SCHEMA)
            .add("kind", type.name())
            .add("epoch", epoch)
            .add("sequence", sequence)
            .add("handoffId", handoffId)
            .add("sentAt", sentAt.toString());
    if (repeats != null) {
      said.add("repeats", repeats);
    }
    payload()
        .forEach(
            (name, value) -> {
              if (!INTERNAL.contains(name)) {
                said.add(name, value);
              }
            });
    return said.build();
  }

  /** What was promised with it: codes, numbers and times. */
  public JsonObject payload() {
    try (JsonReader reader = READING.createReader(new StringReader(payload))) {
      return reader.readObject();
    }
  }

  /** The key by which receivers know it again: a UUID. */
  public String messageId() {
    return messageId;
  }

  /** The line of numbers that {@link #sequence} belongs to; empty until stamped. */
  public Optional<Integer> epoch() {
    return Optional.ofNullable(epoch);
  }

  /** The number in its channel's epoch, from 1; empty until stamped. */
  public Optional<Long> sequence() {
    return Optional.ofNullable(sequence);
  }

  /** What it says. */
  public MessageType type() {
    return type;
  }

  /** The hand-off that it is about: a UUID. */
  public String handoffId() {
    return handoffId;
  }

  /** When the use case promised it. */
  public Instant promisedAt() {
    return promisedAt;
  }
}
