package id.lapor.outbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message as it lies among the broker's dead letters, whoever wrote it: nothing in it is believed
 * but what has the form of an id.
 *
 * @param letterId by which the broker knows it, the same however often it is read
 * @param queue where it lay before
 * @param messageId LAPOR's id of it, or null
 * @param messageType what it says, or null
 * @param handoffId the hand-off, or null
 * @param epoch its line of numbers, or null
 * @param sequence its number, or null
 * @param attempts how often it was delivered
 * @param expired whether it waited too long
 * @param sentAt when it was sent
 * @param form {@code TEXT}, {@code BYTES} or {@code NONE}
 * @param body its bytes, or null when it has none or too many
 * @param length how many
 * @param properties beside them, as a JSON object
 */
record BrokerLetter(
    String letterId,
    String queue,
    String messageId,
    String messageType,
    String handoffId,
    Integer epoch,
    Long sequence,
    int attempts,
    boolean expired,
    Instant sentAt,
    String form,
    byte[] body,
    long length,
    String properties) {

  /** Longer bodies are not kept: no message of LAPOR's is. */
  static final int MAX_BYTES = 1_048_576;

  private static final int MOST_PROPERTIES = 50;
  private static final int MAX_PROPERTY = 2_000;
  private static final int MAX_ID = 200;
  private static final int MAX_QUEUE = 100;

  private static final String FROM = "_AMQ_ORIG_QUEUE";
  private static final String EXPIRED = "_AMQ_ACTUAL_EXPIRY";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern OWN = Pattern.compile("(_AMQ|__AMQ|JMSX|JMS_|_HQ|_[A-Z]).*");

  /** Reads what the broker's client gives. */
  static BrokerLetter read(Message message) throws JMSException {
    String form = form(message);
    byte[] body = body(message);
    JsonObject told = object(body);
    String queue = message.getStringProperty(FROM);
    return new BrokerLetter(
        id(message),
        queue == null ? DeadLetters.ADDRESS : cut(queue, MAX_QUEUE),
        uuid(told, "messageId"),
        type(told),
        uuid(told, "handoffId"),
        number(told, "epoch") == null ? null : number(told, "epoch").intValue(),
        number(told, "sequence"),
        Math.max(1, DeadLetters.MAX_DELIVERY_ATTEMPTS),
        message.propertyExists(EXPIRED),
        Instant.ofEpochMilli(message.getJMSTimestamp()),
        form,
        body.length > MAX_BYTES ? null : body,
        body.length,
        properties(message).toString());
  }

  private static String id(Message message) throws JMSException {
    String id = message.getJMSMessageID();
    if (id == null || id.isBlank()) {
      id =
          message.getStringProperty(FROM) + ":" + message.getStringProperty("_AMQ_ORIG_MESSAGE_ID");
    }
    return cut(id.replaceAll("[^\\x21-\\x7e]", "?"), MAX_ID);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static String form(Message message) {
    return message instanceof TextMessage
        ? "TEXT"
        : message instanceof BytesMessage ? "BYTES" : "NONE";
  }

  private static byte[] body(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText() == null ? new byte[0] : text.getText().getBytes(StandardCharsets.UTF_8);
    }
    if (message instanceof BytesMessage bytes) {
      long length = bytes.getBodyLength();
      byte[] body = new byte[(int) Math.min(length, MAX_BYTES + 1L)];
      bytes.readBytes(body);
      return body;
    }
    return new byte[0];
  }

  private static JsonObject object(byte[] body) {
    if (body.length > MAX_BYTES) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException | ClassCastException notJson) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  private static String uuid(JsonObject told, String name) {
    return told.get(name) instanceof JsonString text
            && UUID_TEXT.matcher(text.getString()).matches()
        ? text.getString()
        : null;
  }

  private static String type(JsonObject told) {
    for (String name : new String[] {"kind", "type"}) {
      if (told.get(name) instanceof JsonString text && text.getString().matches("[A-Z_]{2,24}")) {
        return text.getString();
      }
    }
    return null;
  }

  private static Long number(JsonObject told, String name) {
    if (told.get(name) instanceof JsonNumber number && number.isIntegral()) {
      long value = number.bigIntegerValue().bitLength() < 31 ? number.longValue() : 0;
      return value > 0 ? value : null;
    }
    return null;
  }

  private static JsonObject properties(Message message) throws JMSException {
    JsonObjectBuilder kept = Json.createObjectBuilder();
    int count = 0;
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements() && count < MOST_PROPERTIES) {
      String name = String.valueOf(names.nextElement());
      if (OWN.matcher(name).matches() || name.length() > MAX_ID) {
        continue;
      }
      count++;
      Object value = message.getObjectProperty(name);
      if (value instanceof Boolean truth) {
        kept.add(name, truth);
      } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
        kept.add(name, ((Number) value).longValue());
      } else if (value instanceof String text && text.length() <= MAX_PROPERTY) {
        kept.add(name, text);
      }
    }
    return kept.build();
  }

  /** Writes the message of a letter again, as it lay in its queue. */
  static Message written(JMSContext session, DeadLetter letter) throws JMSException {
    Message message;
    LetterContent content = letter.content();
    if (content.isText()) {
      message = session.createTextMessage(new String(content.body(), StandardCharsets.UTF_8));
    } else {
      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes(content.body());
      message = bytes;
    }
    try (JsonReader reader = Json.createReader(new StringReader(content.properties()))) {
      for (Map.Entry<String, JsonValue> one : reader.readObject().entrySet()) {
        if (one.getValue() instanceof JsonNumber number) {
          message.setLongProperty(one.getKey(), number.longValue());
        } else if (one.getValue() instanceof JsonString text) {
          message.setStringProperty(one.getKey(), text.getString());
        } else {
          message.setBooleanProperty(one.getKey(), one.getValue() == JsonValue.TRUE);
        }
      }
    }
    return message;
  }
}
