package id.lapor.notification;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a notice tells.
 *
 * @param template how it is told
 * @param at when it happened
 * @param values names, codes and times for the placeholders, never free text
 */
record NoticeItem(NoticeTemplate template, Instant at, Map<String, String> values) {

  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READING = Json.createReaderFactory(Map.of());

  /** Most things in one notice; what comes after goes into the next. */
  static final int MOST = 20;

  NoticeItem {
    values = Map.copyOf(values);
  }

  /** That something happened, and nothing of what. */
  NoticeItem discreet() {
    return new NoticeItem(NoticeTemplate.CONFIDENTIAL, at, Map.of());
  }

  /** As it is kept, before it is sealed. */
  static String written(List<NoticeItem> items) {
    JsonArrayBuilder array = WRITING.createArrayBuilder();
    for (NoticeItem item : items) {
      JsonObjectBuilder values = WRITING.createObjectBuilder();
      item.values.forEach(values::add);
      array.add(
          WRITING
              .createObjectBuilder()
              .add("template", item.template.name())
              .add("at", item.at.toString())
              .add("values", values));
    }
    return array.build().toString();
  }

  /** What {@link #written} wrote. */
  static List<NoticeItem> read(String written) {
    try (JsonReader reader = READING.createReader(new StringReader(written))) {
      JsonArray array = reader.readArray();
      return array.getValuesAs(JsonObject.class).stream().map(NoticeItem::item).toList();
    }
  }

  private static NoticeItem item(JsonObject object) {
    Map<String, String> values = new LinkedHashMap<>();
    object
        .getJsonObject("values")
        .forEach((name, value) -> values.put(name, ((JsonString) value).getString()));
    return new NoticeItem(
        NoticeTemplate.valueOf(object.getString("template")),
        Instant.parse(object.getString("at")),
        values);
  }
}
