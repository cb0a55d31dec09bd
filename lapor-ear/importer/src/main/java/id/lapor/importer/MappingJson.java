package id.lapor.importer;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of the mapping file, read strictly: what is misspelt or of a wrong kind is named. */
final class MappingJson {

  private final String path;
  private final JsonObject json;

  MappingJson(String path, JsonObject json) {
    this.path = path;
    this.json = json;
  }

  /** Refuses members that nobody would read. */
  MappingJson allowing(String... names) {
    Set<String> others = new LinkedHashSet<>(json.keySet());
    others.removeAll(List.of(names));
    if (!others.isEmpty()) {
      throw wrong(
          String.join(", ", others), "is not known here; known are " + String.join(", ", names));
    }
    return this;
  }

  boolean has(String name) {
    return json.containsKey(name);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  Optional<String> text(String name) {
    JsonValue value = json.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonString text && !text.getString().isBlank()) {
      return Optional.of(text.getString());
    }
    throw wrong(name, "must be a text that is not empty");
  }

  boolean flag(String name) {
    JsonValue value = json.getOrDefault(name, JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw wrong(name, "must be true or false");
    }
    return value == JsonValue.TRUE;
  }

  int number(String name, int otherwise) {
    JsonValue value = json.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof JsonNumber number && number.isIntegral() && number.intValue() > 0) {
      return number.intValue();
    }
    throw wrong(name, "must be a whole number above 0");
  }

  List<String> texts(String name) {
    if (!(json.get(name) instanceof JsonArray array)
        || array.isEmpty()
        || !array.stream().allMatch(JsonString.class::isInstance)) {
      throw wrong(name, "must be a list of texts");
    }
    return array.getValuesAs(JsonString::getString);
  }

  Map<String, String> table(String name) {
    Map<String, String> table = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            found -> found.json.keySet().forEach(key -> table.put(key, found.required(key))));
    return table;
  }

  Optional<MappingJson> object(String name) {
    JsonValue value = json.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return Optional.of(new MappingJson(path.isEmpty() ? name : path + "." + name, object));
    }
    throw wrong(name, "must be an object");
  }

  ImportFailure wrong(String name, String what) {
    String member = path.isEmpty() ? name : path + "." + name;
    return new ImportFailure("In the mapping, \"" + member + "\" " + what);
  }
}
