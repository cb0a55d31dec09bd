package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Reports of another system, from their import to their completion, over REST alone. */
class ImportIT {

  private static final int WHOLE_WAY = 200;

  /** Public complaint texts beside the project, for tests only; not part of it. */
  private static final String FILE = "shared/data/reports/surabaya_mediacenter_dev.csv.gz";

  private final Api admin = Api.as("NATIONAL_ADMIN");

  @Test
  void aRowIsTakenOnceAndRefusedWithItsReasons() {
    JsonObject good = row("it-import-1", "Lampu jalan padam sejak dua minggu.").build();
    JsonObject bad = row("it-import-2", "x".repeat(20_001)).add("institution", "tidak-ada").build();

    JsonObject first = send(List.of(good, bad)).get(0);
    List<JsonObject> second = send(List.of(good, bad));

    assertThat(first.getString("outcome")).isEqualTo("CREATED");
    assertThat(second.get(0).getString("outcome")).isEqualTo("EXISTING");
    assertThat(second.get(0).getString("trackingId")).isEqualTo(first.getString("trackingId"));
    assertThat(second.get(1).getString("outcome")).isEqualTo("REFUSED");
    assertThat(second.get(1).getJsonArray("errors").toString()).contains("too-long");
  }

  @Test
  void noClockRunsBeforeAnOfficerVerifiesIt() {
    JsonObject made = send(List.of(row("it-import-3", "Jalan berlubang.").build())).get(0);

    JsonObject seen = admin.get("/reports/" + made.getString("trackingId")).json();

    assertThat(seen.getBoolean("imported")).isTrue();
    assertThat(seen.getJsonArray("deadlines")).isEmpty();
  }

  @Test
  void onlyTheNationalAdministratorImports() {
    JsonObject batch = batch(List.of(row("it-import-4", "Saluran tersumbat.").build()));

    assertThat(Api.anybody().post("/imports/reports", batch).status()).isEqualTo(401);
    assertThat(Api.as("NATIONAL_VERIFIER").post("/imports/reports", batch).status()).isEqualTo(403);
  }

  @Test
  void twoHundredImportedReportsGoTheWholeWay() throws IOException {
    Path file = found();
    assumeTrue(file != null, "The folder shared/data is not beside the project: skipped");
    List<JsonObject> rows = rows(file);
    List<String> made = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 100) {
      send(rows.subList(from, from + 100)).forEach(row -> made.add(row.getString("trackingId")));
    }
    Api verifier = Api.as("NATIONAL_VERIFIER");
    Api liaison = Api.as("LIAISON_OFFICER", "kota-surabaya");

    for (String report : made) {
      verify(verifier, report);
    }
    for (String report : made) {
      Eventually.eventually(
          () -> assertThat(handoff(verifier, report).getString("status")).isEqualTo("DELIVERED"));
      answer(liaison, handoff(verifier, report));
    }

    for (String report : made) {
      assertThat(complete(verifier, report)).isEqualTo("COMPLETED");
    }
    assertThat(made).hasSize(WHOLE_WAY).doesNotHaveDuplicates();
  }

  private static void verify(Api verifier, String report) {
    JsonObject decision =
        Json.createObjectBuilder()
            .add("version", version(verifier, "/reports/" + report))
            .add("supervisory", false)
            .add("category", "lainnya")
            .add("lead", "kota-surabaya")
            .add("supporting", JsonValue.EMPTY_JSON_ARRAY)
            .build();
    assertThat(verifier.post("/reports/" + report + "/verification", decision).status())
        .isEqualTo(200);
  }

  private static JsonObject handoff(Api officer, String report) {
    return officer.get("/reports/" + report).json().getJsonArray("handoffs").getJsonObject(0);
  }

  private static void answer(Api liaison, JsonObject handoff) {
    JsonObject answer =
        Json.createObjectBuilder()
            .add("version", handoff.getInt("version"))
            .add("text", "Sudah dikerjakan oleh petugas.")
            .add("substantive", true)
            .add("publish", true)
            .build();
    assertThat(liaison.post("/handoffs/" + handoff.getString("id") + "/answers", answer).status())
        .isEqualTo(200);
  }

  private static String complete(Api verifier, String report) {
    JsonObject checked = Json.createObjectBuilder().add("checked", "KTP asli").build();
    Answer code = verifier.post("/reports/" + report + "/access-code", checked);
    assertThat(code.status()).isEqualTo(200);
    JsonObject rating = Json.createObjectBuilder().add("rating", 4).add("resolved", true).build();
    return Api.anybody()
        .withCode(code.string("accessCode"))
        .post("/reports/" + report + "/completion", rating)
        .string("status");
  }

  private static long version(Api officer, String path) {
    return officer.get(path).json().getInt("version");
  }

  private List<JsonObject> send(List<JsonObject> rows) {
    Answer answer = admin.post("/imports/reports", batch(rows));
    assertThat(answer.status()).isEqualTo(200);
    return answer.items().getValuesAs(JsonObject.class);
  }

  private static JsonObject batch(List<JsonObject> rows) {
    JsonArrayBuilder reports = Json.createArrayBuilder();
    rows.forEach(reports::add);
    return Json.createObjectBuilder().add("reports", reports).build();
  }

  private static JsonObjectBuilder row(String number, String text) {
    return Json.createObjectBuilder().add("externalId", number).add("text", text);
  }

  private static Path found() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(FILE))) {
        return at.resolve(FILE);
      }
    }
    return null;
  }

  private static List<JsonObject> rows(Path file) throws IOException {
    List<JsonObject> rows = new ArrayList<>();
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      for (CSVRecord record : format.parse(reader)) {
        if (rows.size() == WHOLE_WAY) {
          break;
        }
        rows.add(
            row("it-" + record.get("report_id"), record.get("text"))
                .add("receivedAt", record.get("submitted_at_utc"))
                .add("region", "35.78")
                .build());
      }
    }
    return rows;
  }
}
