package id.lapor.reference;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/** Users named by a file, as they are kept with it. */
final class UserNames {

  private UserNames() {}

  static String written(List<String> users) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    users.forEach(all::add);
    return all.build().toString();
  }

  static List<String> read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonString::getString);
    }
  }
}
