package id.lapor.outbox;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message that went no further, without anything that somebody may have written into it.
 *
 * @param id its key
 * @param version of it that was looked at
 * @param kind how far it came
 * @param status what became of it
 * @param channelId its channel, or null
 * @param queue the queue that it was for or came from
 * @param messageId the message's id, or null when it has none that can be read
 * @param messageType what it says, or null
 * @param handoffId the hand-off, or null
 * @param cause why it went no further
 * @param detail what the log says about it, or null
 * @param attempts how often it was tried
 * @param firstAt when it was promised or sent
 * @param lastAt when it was last tried, as far as LAPOR saw
 * @param length of its body, in bytes
 * @param facts ids, numbers, times and fixed words in its body
 * @param retryable whether there is something to send again
 * @param statusAt since when the status holds
 * @param reason why it was given up, or null
 */
public record DeadLetterView(
    long id,
    long version,
    DeadLetterKind kind,
    DeadLetterStatus status,
    Long channelId,
    String queue,
    String messageId,
    String messageType,
    String handoffId,
    DeadLetterCause cause,
    String detail,
    int attempts,
    Instant firstAt,
    Instant lastAt,
    long length,
    Map<String, String> facts,
    boolean retryable,
    Instant statusAt,
    String reason)
    implements Serializable {

  /** What a body may tell: nothing that a citizen or an officer writes. */
  private static final List<String> TOLD =
      List.of(
          "schema",
          "kind",
          "type",
          "trackingId",
          "report",
          "institution",
          "unit",
          "role",
          "epoch",
          "sequence",
          "sentAt",
          "promisedAt",
          "repeats",
          "receiptId");

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9:._/-]{1,60}");

  /** Whether somebody has to decide. */
  public boolean open() {
    return status == DeadLetterStatus.OPEN;
  }

  /** What may be told of a body. */
  static Map<String, String> facts(byte[] body) {
    if (body == null) {
      return Map.of();
    }
    JsonObject told = object(new String(body, StandardCharsets.UTF_8));
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : TOLD) {
      if (told.get(name) instanceof JsonNumber number) {
        facts.put(name, number.toString());
      } else if (told.get(name) instanceof JsonString text
          && CODE.matcher(text.getString()).matches()) {
        facts.put(name, text.getString());
      }
    }
    return Collections.unmodifiableMap(facts);
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException | ClassCastException notJson) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }
}
