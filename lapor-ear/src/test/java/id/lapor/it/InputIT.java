package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API makes of input that is wrong, and of input that only looks dangerous. */
class InputIT {

  private static final String SCRIPT = "<script>alert('x')</script> & \"<b>tebal</b>\"";
  private static final int TOO_MUCH = 300_000;

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"type\":}", "{}{}", "<xml/>", "{\"a\":01}"})
  void malformedBodiesAreNamedAsSuch(String body) {
    assertRefused(body, "$", "malformed-json");
  }

  @Test
  void aBodyInAnotherEncodingIsRefused() {
    Answer answer =
        Api.anybody()
            .post(
                "/reports",
                "application/json",
                "{\"title\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertProblem(answer, 400);
    assertThat(rules(answer)).containsExactly(Map.entry("$", "not-utf8"));
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/xml", "application/json; charset=iso-8859-1"})
  void anythingButJsonInUtf8IsNoMediaTypeOfOurs(String type) {
    assertProblem(Api.anybody().post("/reports", type, "{}".getBytes(StandardCharsets.UTF_8)), 415);
  }

  @Test
  void anOversizedBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot()
      throws IOException, InterruptedException {
    byte[] large =
        ("{\"title\":\"" + "a".repeat(TOO_MUCH) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertProblem(Api.anybody().post("/reports", "application/json", large), 413);
    assertThat(chunked(large)).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "title,5",
    "anonymous,'\"yes\"'",
    "location,[]",
    "location,'\"Surabaya\"'",
    "reporter,true",
    "incidentDate,20261102",
    "consent,1",
    "body,{}"
  })
  void aWrongTypeIsNamedWithItsField(String field, String json) {
    Answer answer = postWith(field, json);

    assertProblem(answer, 400);
    assertThat(rules(answer)).contains(Map.entry(field, "wrong-type"));
  }

  @ParameterizedTest
  @CsvSource({
    "type,'\"WISH\"',type,unknown-value",
    "institution,'\"no-such-body\"',institution,unknown-code",
    "category,'\"no-such-matter\"',category,unknown-code",
    "location,'{\"regionCode\":\"99.99\"}',location.regionCode,unknown-code",
    "location,'{\"lat\":1e400,\"lon\":1}',location.lat,out-of-range",
    "location,'{\"lat\":1}',location.lon,both-or-none",
    "incidentDate,'\"2026-02-30\"',incidentDate,not-a-date",
    "incidentDate,'\"2099-01-01\"',incidentDate,in-future",
    "incidentDate,null,incidentDate,required",
    "title,'\"   \"',title,required",
    "body,'\"pendek\"',body,too-short",
    "consent,'{}',consent.version,required",
    "reporter,'{\"name\":\"A B\",\"nik\":\"1\"}',reporter.nik,unknown-member",
    "reporter,'{\"name\":\"A B\",\"email\":\"siti.example\"}',reporter.email,not-an-email",
    "reporter,'{\"name\":\"A B\",\"email\":\"siti@a_b.example\"}',reporter.email,not-an-email",
    "channel,'\"LETTER\"',channel,staff-only",
    "titel,'\"x\"',titel,unknown-member",
    "title,'\"a\\u0000b\"',title,not-text",
    "body,'\"\\ud800 setengah pasangan, lebih dari dua puluh\"',body,not-text"
  })
  void aBrokenRuleIsNamedWithItsField(String member, String json, String field, String rule) {
    Answer answer = postWith(member, json);

    assertProblem(answer, 400);
    assertThat(rules(answer)).contains(Map.entry(field, rule));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndInTheLanguageAskedFor() {
    JsonObject wrong = Json.createObjectBuilder().add("type", "COMPLAINT").build();

    Answer indonesian = Api.anybody().post("/reports", wrong);
    Answer english =
        Api.anybody().with("Accept-Language", "en-GB,en;q=0.9").post("/reports", wrong);

    assertThat(rules(indonesian))
        .contains(
            Map.entry("title", "required"),
            Map.entry("body", "required"),
            Map.entry("incidentDate", "required"),
            Map.entry("reporter.name", "required"),
            Map.entry("consent.version", "required"));
    assertThat(rules(english)).isEqualTo(rules(indonesian));
    assertThat(indonesian.text()).contains("Isian ini wajib diisi.");
    assertThat(english.text()).contains("This field is required.");
  }

  @Test
  void scriptInEveryTextFieldIsKeptAsTextAndNeverRefused() {
    Cases.Sent sent =
        Cases.sent(
            Cases.complaint()
                .add("title", SCRIPT)
                .add("body", SCRIPT + SCRIPT)
                .add("location", Json.createObjectBuilder().add("address", SCRIPT))
                .add("reporter", Json.createObjectBuilder().add("name", SCRIPT)));

    Answer reporter = sent.reporter().get(sent.path());
    Cases.routed(sent);
    JsonObject handoff = Cases.handoff(sent);
    Cases.ok(
        Cases.liaison()
            .post(
                "/handoffs/" + handoff.getString("id") + "/answers",
                Cases.answer(handoff).add("text", SCRIPT).build()));
    Cases.ok(
        sent.reporter()
            .post(
                sent.path() + "/replies", Json.createObjectBuilder().add("text", SCRIPT).build()));
    Cases.ok(
        Cases.verifier()
            .post(sent.path() + "/notes", Json.createObjectBuilder().add("text", SCRIPT).build()));
    Answer everybody = Api.anybody().get(sent.path());
    Answer staff = Cases.verifier().get(sent.path());

    assertThat(reporter.json().getString("title")).isEqualTo(SCRIPT);
    assertThat(reporter.json().getString("address")).isEqualTo(SCRIPT);
    assertThat(everybody.json().getString("title")).isEqualTo(SCRIPT);
    assertThat(everybody.json().getString("reporter")).isEqualTo(SCRIPT);
    assertThat(texts(everybody)).contains(SCRIPT);
    assertThat(staff.json().getString("body")).isEqualTo(SCRIPT + SCRIPT);
    for (Answer answer : List.of(reporter, everybody, staff)) {
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=101,limit",
    "limit=x,limit",
    "cursor=zzz,cursor",
    "from=2026-13-01,from",
    "to=%2B999999999-12-31,to",
    "status=OPEN,status",
    "type=x,type",
    "institution=nope,institution",
    "category=nope,category",
    "region=nope,region",
    "q=%00,q",
    "limit=1&limit=2,limit"
  })
  void aWrongParameterIsNamed(String query, String field) {
    Answer answer = Api.anybody().get("/reports?" + query);

    assertProblem(answer, 400);
    assertThat(rules(answer).keySet()).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/reports/123", "/reports/%00", "/reports/..%2f", "/nowhere", "/institutions/%27"})
  void whatDoesNotExistIsNotFound(String path) {
    assertProblem(Api.anybody().get(path), 404);
  }

  @Test
  void methodsAndFormatsThatWeDoNotHaveAreNamed() {
    Answer method = Api.anybody().post("/regions", Json.createObjectBuilder().build());

    assertProblem(method, 405);
    assertThat(method.header("Allow")).contains("GET");
    assertProblem(Api.anybody().with("Accept", "text/html").get("/reports"), 406);
    assertProblem(Api.anybody().get("/reports/%ff"), 400);
  }

  private static Answer postWith(String member, String json) {
    JsonObject valid = Cases.complaint().build();
    StringBuilder body = new StringBuilder("{");
    valid.forEach(
        (name, value) -> {
          if (!name.equals(member)) {
            body.append('"').append(name).append("\":").append(value).append(',');
          }
        });
    body.append('"').append(member).append("\":").append(json).append('}');
    return Api.anybody()
        .post("/reports", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String body, String field, String rule) {
    Answer answer =
        Api.anybody().post("/reports", "application/json", body.getBytes(StandardCharsets.UTF_8));
    assertProblem(answer, 400);
    assertThat(rules(answer)).containsExactly(Map.entry(field, rule));
  }

  static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonObject problem = answer.json();
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("type")).startsWith("https://lapor.go.id/problems/");
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(answer.text()).doesNotContain("Exception", "at id.lapor", "SQL");
  }

  private static Map<String, String> rules(Answer answer) {
    return answer.json().getJsonArray("errors").stream()
        .map(JsonValue::asJsonObject)
        .collect(
            Collectors.toMap(
                error -> error.getString("field"),
                error -> error.getString("rule"),
                (first, second) -> first));
  }

  private static List<String> texts(Answer answer) {
    return answer.json().getJsonArray("timeline").stream()
        .map(entry -> entry.asJsonObject().getJsonObject("text"))
        .flatMap(text -> text.values().stream())
        .map(value -> ((JsonString) value).getString())
        .toList();
  }

  private static int chunked(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RunningLapor.baseUrl() + "/api/v1/reports"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, BodyHandlers.ofString())
        .statusCode();
  }
}
