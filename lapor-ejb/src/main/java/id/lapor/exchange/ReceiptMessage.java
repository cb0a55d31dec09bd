package id.lapor.exchange;

import id.lapor.handoff.Answering;
import id.lapor.report.Triage;
import id.lapor.shared.RuleViolation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A receipt as an institution's system wrote it: checked in full, or refused.
 *
 * @param receiptId UUID, the same whenever the receipt is sent again
 * @param kind what was done
 * @param handoffId UUID of the hand-off
 * @param messageId UUID of the message of LAPOR's that it answers
 * @param bodySha256 hash of that message's bytes, lower-case hexadecimal
 * @param time when the institution says it was done
 * @param reason why it is returned; for RETURNED alone, else null
 * @param proposedInstitution code of the one thought competent, or null; for RETURNED alone
 * @param text the answer; for ANSWERED alone, else null
 * @param substantive whether the answer settles or decides something; for ANSWERED alone, else null
 * @param attachments files that belong to the answer and stay at the institution
 */
public record ReceiptMessage(
    String receiptId,
    ReceiptKind kind,
    String handoffId,
    String messageId,
    String bodySha256,
    Instant time,
    String reason,
    String proposedInstitution,
    String text,
    Boolean substantive,
    List<AnswerFile> attachments) {

  /** The only form that is read. */
  public static final String SCHEMA = "lapor.receipt/1";

  /** The longest receipt, in bytes. */
  public static final int MAX_BYTES = 262_144;

  /** The rule that every unreadable receipt breaks. */
  static final String UNREADABLE = "unreadable-receipt";

  private static final int MAX_FILES = 20;
  private static final int MAX_FILE_NAME = 255;
  private static final int MAX_FILE_TYPE = 100;

  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,40}");

  private static final Set<String> OF_RETURNS = Set.of("reason", "proposedInstitution");
  private static final Set<String> OF_ANSWERS = Set.of("text", "substantive", "attachments");

  /** The attachments are copied. */
  public ReceiptMessage {
    attachments = List.copyOf(attachments);
  }

  /**
   * Reads a receipt. Members that nobody knows are let be; known ones that say nothing with this
   * kind are not, so that nothing that was meant is lost unseen.
   *
   * @throws RuleViolation {@code unreadable-receipt}, naming the member
   */
  public static ReceiptMessage parse(byte[] body) {
    JsonObject json = object(body);
    if (!SCHEMA.equals(string(json, "schema"))) {
      throw unreadable("schema", "Not " + SCHEMA);
    }
    ReceiptKind kind = kind(json);
    refuseMembers(json, OF_RETURNS, kind == ReceiptKind.RETURNED);
    refuseMembers(json, OF_ANSWERS, kind == ReceiptKind.ANSWERED);
    return new ReceiptMessage(
        matching(json, "receiptId", UUID_TEXT),
        kind,
        matching(json, "handoffId", UUID_TEXT),
        matching(json, "messageId", UUID_TEXT),
        matching(json, "bodySha256", SHA256),
        instant(json),
        kind == ReceiptKind.RETURNED ? words(json, "reason", Triage.MAX_REASON) : null,
        json.containsKey("proposedInstitution")
            ? matching(json, "proposedInstitution", CODE)
            : null,
        kind == ReceiptKind.ANSWERED ? words(json, "text", Answering.MAX_TEXT) : null,
        kind == ReceiptKind.ANSWERED ? truth(json) : null,
        json.containsKey("attachments") ? files(json.get("attachments")) : List.of());
  }

  private static JsonObject object(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      try (JsonReader reader = READING.createReader(new StringReader(text))) {
        return reader.readObject();
      }
    } catch (CharacterCodingException notText) {
      throw new RuleViolation(UNREADABLE, "Not UTF-8");
    } catch (JsonException | IllegalStateException notJson) {
      throw new RuleViolation(UNREADABLE, "Not a JSON object");
    }
  }

  private static void refuseMembers(JsonObject json, Set<String> members, boolean allowed) {
    if (!allowed) {
      members.stream()
          .filter(json::containsKey)
          .findFirst()
          .ifPresent(
              member -> {
                throw unreadable(member, "Of no use for this kind");
              });
    }
  }

  private static ReceiptKind kind(JsonObject json) {
    try {
      return ReceiptKind.valueOf(string(json, "kind"));
    } catch (IllegalArgumentException unknown) {
      throw unreadable("kind", "Unknown kind");
    }
  }

  private static String matching(JsonObject json, String name, Pattern form) {
    String value = string(json, name);
    if (!form.matcher(value).matches()) {
      throw unreadable(name, "Not of the form " + form);
    }
    return value;
  }

  private static String words(JsonObject json, String name, int most) {
    String value = string(json, name);
    if (value.isBlank() || value.codePointCount(0, value.length()) > most) {
      throw unreadable(name, "Blank, or longer than " + most + " characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw unreadable(name, "Holds what no database keeps");
    }
    return value;
  }

  private static Instant instant(JsonObject json) {
    try {
      Instant time = Instant.parse(string(json, "time"));
      if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
      throw unreadable("time", "Not between " + EARLIEST + " and " + LATEST);
    } catch (DateTimeException malformed) {
      throw unreadable("time", "Not a time in RFC 3339 with Z");
    }
  }

  private static Boolean truth(JsonObject json) {
    JsonValue value = json.get("substantive");
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw unreadable("substantive", "Neither true nor false");
  }

  private static String string(JsonObject json, String name) {
    JsonValue value = json.get(name);
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw unreadable(name, "Missing, or not a text");
  }

  private static List<AnswerFile> files(JsonValue value) {
    if (!(value instanceof JsonArray list) || list.size() > MAX_FILES) {
      throw unreadable("attachments", "Not a list, or more than " + MAX_FILES);
    }
    return list.stream().map(ReceiptMessage::file).toList();
  }

  private static AnswerFile file(JsonValue value) {
    if (value instanceof JsonObject file
        && file.get("size") instanceof JsonNumber size
        && size.isIntegral()
        && size.bigIntegerValue().signum() >= 0
        && size.bigIntegerValue().bitLength() < Long.SIZE) {
      return new AnswerFile(
          words(file, "name", MAX_FILE_NAME),
          words(file, "type", MAX_FILE_TYPE),
          size.longValueExact(),
          matching(file, "sha256", SHA256));
    }
    throw unreadable("attachments", "Not a file with name, type, size and sha256");
  }

  private static RuleViolation unreadable(String field, String reason) {
    return new RuleViolation(UNREADABLE, field, reason);
  }
}
