package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.stream.Collectors;

/**
 * What the server answered.
 *
 * @param status of HTTP
 * @param body text of the answer
 */
record Answer(int status, String body) {

  /** The body as an object; an answer that is none means that something else answers there. */
  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      throw new ImportFailure("The server answered " + status + " with something else than JSON");
    }
  }

  /** What the server says is wrong: its fields and rules, or the problem as a whole. */
  String problem() {
    try {
      JsonObject json = json();
      return json.containsKey("errors")
          ? errors(json)
          : json.getString("detail", json.getString("title", "refused"));
    } catch (ImportFailure noProblem) {
      return "status " + status;
    }
  }

  /** The errors of a problem or of one row, in one line. */
  static String errors(JsonObject json) {
    return json.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(
            error ->
                error.getString("field", "")
                    + ": "
                    + error.getString("rule", "")
                    + " ("
                    + error.getString("message", "")
                    + ")")
        .collect(Collectors.joining("; "));
  }
}
