package id.lapor.api;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Reads a JSON document the way the API wants it: UTF-8, an object, no name twice, no character
 * that is no text, not deeper than {@link #DEEPEST}.
 *
 * <p>Values become {@link String}, {@link Literal} for numbers, {@link Boolean}, {@link Map} and
 * {@link List}; a JSON null is left out, as if the member were not there.
 */
final class StrictJson {

  /** No input of ours is nested deeper than three levels. */
  static final int DEEPEST = 8;

  /** The field that errors about the document as a whole are reported for. */
  static final String DOCUMENT = "$";

  /** Made once: each call of Json's own methods searches the class path for a provider. */
  private static final JsonParserFactory JSON = Json.createParserFactory(Map.of());

  private final JsonParser parser;
  private final List<FieldError> errors = new ArrayList<>();

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * A number as it was written; what it can become, its reader decides.
   *
   * @param text such as {@code 1e400}
   */
  record Literal(String text) {}

  /**
   * What a document says.
   *
   * @param members the members of the object, in their order
   * @param errors what is wrong with single members, to be reported with all else
   */
  record Document(Map<String, Object> members, List<FieldError> errors) {}

  /**
   * Reads a document.
   *
   * @throws RuleViolation {@code not-utf8}, {@code malformed-json}, {@code too-deep} or {@code
   *     wrong-type} when it cannot be read at all
   */
  static Document read(byte[] bytes) {
    String text = decoded(bytes);
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      StrictJson reading = new StrictJson(parser);
      Map<String, Object> members = reading.document();
      return new Document(members, reading.errors);
    } catch (JsonException
        | NoSuchElementException
        | IllegalStateException
        | UnsupportedOperationException unreadable) {
      throw refusal("malformed-json", "Not JSON: " + unreadable.getClass().getSimpleName());
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw refusal("not-utf8", "Not UTF-8");
    }
  }

  private Map<String, Object> document() {
    if (!parser.hasNext()) {
      throw refusal("malformed-json", "Nothing at all");
    }
    if (parser.next() != Event.START_OBJECT) {
      throw new RuleViolation(
          List.of(new FieldError(DOCUMENT, "wrong-type", "An object is needed", "object")));
    }
    Map<String, Object> members = object("", 1);
    if (parser.hasNext()) {
      throw refusal("malformed-json", "Something follows the document");
    }
    return members;
  }

  private Map<String, Object> object(String path, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    while (parser.next() == Event.KEY_NAME) {
      String name = text(path, parser.getString());
      String field = path + name;
      if (!names.add(name)) {
        errors.add(
            new FieldError(ClientText.shown(field), "duplicate-member", "Given more than once"));
      }
      Object value = value(field, parser.next(), depth);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private List<Object> array(String path, int depth) {
    List<Object> items = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      items.add(value(path, event, depth));
    }
    return items;
  }

  private Object value(String field, Event event, int depth) {
    if ((event == Event.START_OBJECT || event == Event.START_ARRAY) && depth >= DEEPEST) {
      throw refusal("too-deep", "Nested too deeply");
    }
    return switch (event) {
      case START_OBJECT -> object(field + ".", depth + 1);
      case START_ARRAY -> array(field, depth + 1);
      case VALUE_STRING -> text(field, parser.getString());
      case VALUE_NUMBER -> new Literal(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("Not a value");
    };
  }

  /** Half a surrogate pair, NUL and other control characters are no text of anybody's. */
  private String text(String field, String text) {
    if (!ClientText.isText(text)) {
      errors.add(
          new FieldError(
              ClientText.shown(field), "not-text", "Control characters are not allowed"));
    }
    return text;
  }

  private static RuleViolation refusal(String rule, String message) {
    return new RuleViolation(rule, DOCUMENT, message);
  }
}
