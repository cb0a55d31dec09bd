package id.lapor.outbox;

import id.lapor.shared.RuleViolation;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message as it is read from a queue: checked in full, or refused.
 *
 * @param messageId UUID, the key of the inbox; the same whenever the message is sent again
 * @param type what it says
 * @param epoch the line of numbers that it belongs to, from 1: another one after a restoration
 * @param sequence its number within the channel's epoch, from 1
 * @param handoffId UUID of the hand-off that it is about
 * @param sentAt when it was put into words for the broker; in the first format, when it was
 *     promised
 * @param repeats UUID of the earlier message that this one offers again, or null
 * @param payload the other members, which depend on the type
 */
public record HandoffMessage(
    String messageId,
    MessageType type,
    long epoch,
    long sequence,
    String handoffId,
    Instant sentAt,
    String repeats,
    JsonObject payload) {

  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());

  /** The format that is written. */
  public static final String SCHEMA = "lapor.handoff/1";

  /** The first format, which called some members otherwise; what lies in a queue is still read. */
  private static final int FORMER_VERSION = 1;

  /** The longest message that is sent or read, in bytes of UTF-8. */
  public static final int MAX_BYTES = 262_144;

  /** The rule that every unreadable message breaks. */
  public static final String UNREADABLE = "unreadable-message";

  /** The members that every message has of its own; a payload has none of these names. */
  static final Set<String> ENVELOPE =
      Set.of("schema", "messageId", "kind", "epoch", "sequence", "handoffId", "sentAt", "repeats");

  private static final Set<String> FORMER_ENVELOPE =
      Set.of(
          "version",
          "messageId",
          "type",
          "epoch",
          "sequence",
          "handoffId",
          "promisedAt",
          "repeats");

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Reads a message of the broker's, whether sent as text or as UTF-8 bytes.
   *
   * @throws RuleViolation {@code unreadable-message}
   * @throws JMSException when the broker's client cannot give the body
   */
  public static HandoffMessage read(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return parse(text.getText());
    }
    if (message instanceof BytesMessage bytes) {
      return parse(decoded(bytes));
    }
    throw unreadable("Neither text nor bytes");
  }

  /**
   * Reads the text of a message.
   *
   * @throws RuleViolation {@code unreadable-message} when it is too long, not JSON, of an unknown
   *     format, or when a member is missing or malformed
   */
  public static HandoffMessage parse(String text) {
    if (text == null || text.length() > MAX_BYTES) {
      throw unreadable("No text, or more than " + MAX_BYTES + " bytes");
    }
    JsonObject json = object(text);
    return json.containsKey("version") ? former(json) : present(json);
  }

  private static HandoffMessage present(JsonObject json) {
    if (!SCHEMA.equals(string(json, "schema"))) {
      throw unreadable("schema", "Not " + SCHEMA);
    }
    return read(
        json,
        MessageType.named(string(json, "kind"))
            .orElseThrow(() -> unreadable("kind", "Unknown kind")),
        instant(json, "sentAt"),
        ENVELOPE);
  }

  private static HandoffMessage former(JsonObject json) {
    if (number(json, "version") != FORMER_VERSION) {
      throw unreadable("version", "Not version " + FORMER_VERSION);
    }
    return read(
        json,
        MessageType.formerly(string(json, "type"))
            .orElseThrow(() -> unreadable("type", "Unknown type")),
        instant(json, "promisedAt"),
        FORMER_ENVELOPE);
  }

  private static HandoffMessage read(
      JsonObject json, MessageType type, Instant sentAt, Set<String> envelope) {
    return new HandoffMessage(
        uuid(json, "messageId"),
        type,
        json.containsKey("epoch") ? counted(json, "epoch") : 1,
        counted(json, "sequence"),
        uuid(json, "handoffId"),
        sentAt,
        json.containsKey("repeats") ? uuid(json, "repeats") : null,
        payload(json, envelope));
  }

  private static String decoded(BytesMessage bytes) throws JMSException {
    if (bytes.getBodyLength() > MAX_BYTES) {
      throw unreadable("More than " + MAX_BYTES + " bytes");
    }
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notText) {
      throw unreadable("Not UTF-8");
    }
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = READING.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      throw unreadable("Not a JSON object");
    }
  }

  private static long counted(JsonObject json, String name) {
    long number = number(json, name);
    if (number < 1) {
      throw unreadable(name, "Numbers begin with 1");
    }
    return number;
  }

  private static long number(JsonObject json, String name) {
    if (json.get(name) instanceof JsonNumber number && number.isIntegral()) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException tooLarge) {
        throw unreadable(name, "Too large a number");
      }
    }
    throw unreadable(name, "Not a whole number");
  }

  private static String uuid(JsonObject json, String name) {
    String value = string(json, name);
    if (!UUID_TEXT.matcher(value).matches()) {
      throw unreadable(name, "Not a UUID in lower case");
    }
    return value;
  }

  private static Instant instant(JsonObject json, String name) {
    try {
      return Instant.parse(string(json, name));
    } catch (DateTimeException malformed) {
      throw unreadable(name, "Not a time in RFC 3339 with Z");
    }
  }

  private static String string(JsonObject json, String name) {
    JsonValue value = json.get(name);
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw unreadable(name, "Missing, or not a text");
  }

  private static JsonObject payload(JsonObject json, Set<String> envelope) {
    JsonObjectBuilder payload = WRITING.createObjectBuilder();
    json.forEach(
        (name, value) -> {
          if (!envelope.contains(name)) {
            payload.add(name, value);
          }
        });
    return payload.build();
  }

  private static RuleViolation unreadable(String reason) {
    return new RuleViolation(UNREADABLE, reason);
  }

  private static RuleViolation unreadable(String field, String reason) {
    return new RuleViolation(UNREADABLE, field, reason);
  }
}
