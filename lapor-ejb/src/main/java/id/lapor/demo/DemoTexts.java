package id.lapor.demo;

import id.lapor.report.ReportType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/** Everything that people say in demo reports. All of it is invented, and names nobody. */
final class DemoTexts {

  private static final String FILE = "/demo/reports.json";

  private final JsonObject file;
  private final List<DemoMatter> matters;

  private DemoTexts(JsonObject file) {
    this.file = file;
    this.matters =
        file.getJsonArray("matters").getValuesAs(JsonObject.class).stream()
            .map(DemoTexts::matter)
            .toList();
  }

  static DemoTexts load() {
    try (InputStream in = DemoTexts.class.getResourceAsStream(FILE);
        JsonReader reader = Json.createReader(in)) {
      return new DemoTexts(reader.readObject());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE + " cannot be read", unreadable);
    }
  }

  private static DemoMatter matter(JsonObject json) {
    return new DemoMatter(
        json.getString("key"),
        ReportType.valueOf(json.getString("type")),
        json.getBoolean("supervisory"),
        json.getString("category"),
        texts(json.get("path")),
        json.getBoolean("officers"),
        json.getString("area"),
        texts(json.get("titles")),
        texts(json.get("bodies")),
        texts(json.get("answers")));
  }

  private static List<String> texts(JsonValue array) {
    return array.asJsonArray().getValuesAs(JsonString::getString);
  }

  List<DemoMatter> matters() {
    return matters;
  }

  /** One of the texts of this kind, such as {@code replies}. */
  String any(String kind, Random random) {
    return pick(texts(file.get(kind)), random);
  }

  /** Two texts that go together, such as a reason for archiving and what the reporter is told. */
  List<String> anyPair(String kind, Random random) {
    List<JsonValue> pairs = file.getJsonArray(kind);
    return texts(pairs.get(random.nextInt(pairs.size())));
  }

  /** A place of the matter's area: code of the region, and how people call it. */
  List<String> anyPlace(DemoMatter matter, Random random) {
    List<JsonValue> places = file.getJsonObject("areas").getJsonArray(matter.area());
    return texts(places.get(random.nextInt(places.size())));
  }

  static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
