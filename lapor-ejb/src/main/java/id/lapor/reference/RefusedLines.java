package id.lapor.reference;

import id.lapor.shared.RuleViolation.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/** What is wrong with a file, as it is kept with it: rules and what their texts need, no values. */
final class RefusedLines {

  private RefusedLines() {}

  static String written(List<RefusedLine> lines) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (RefusedLine line : lines) {
      JsonArrayBuilder params = Json.createArrayBuilder();
      line.error().params().forEach(params::add);
      all.add(
          Json.createObjectBuilder()
              .add("line", line.line())
              .add("field", line.error().field())
              .add("rule", line.error().rule())
              .add("params", params));
    }
    return all.build().toString();
  }

  static List<RefusedLine> read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(RefusedLines::line)
          .toList();
    }
  }

  private static RefusedLine line(JsonObject line) {
    List<String> params =
        line.getJsonArray("params").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    String rule = line.getString("rule");
    return new RefusedLine(
        line.getInt("line"), new FieldError(line.getString("field"), rule, rule, params));
  }
}
