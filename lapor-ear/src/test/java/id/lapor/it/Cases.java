package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in the state that a test needs, brought there over the API by those who may. */
final class Cases {

  /** The institution that most tests route to; {@link #UNIT} lies below it. */
  static final String LEAD = "kemenkes";

  /** A unit of the lead. */
  static final String UNIT = "kemenkes-primer";

  /** An institution that has nothing to do with the lead. */
  static final String OTHER = "kota-surabaya";

  /** A category of the reference data. */
  static final String CATEGORY = "administrasi-bpjs-kesehatan";

  private static final Map<String, Api> SIGNED_IN = new ConcurrentHashMap<>();

  private Cases() {}

  /** A report that was sent in: its number and its secret. */
  record Sent(String id, String code) {

    Api reporter() {
      return Api.anybody().withCode(code);
    }

    String path() {
      return "/reports/" + id;
    }
  }

  /** Signed in once for all tests, since a sign-in is slow on purpose. */
  static Api user(String user) {
    return SIGNED_IN.computeIfAbsent(user, Api::signedIn);
  }

  static Api verifier() {
    return user("national-verifier");
  }

  static Api admin() {
    return user("national-admin");
  }

  static Api liaison() {
    return user(LEAD + "-liaison");
  }

  /** A complaint by somebody with a name. */
  static JsonObjectBuilder complaint() {
    return Json.createObjectBuilder()
        .add("type", "COMPLAINT")
        .add("title", "Antrean puskesmas terlalu lama")
        .add("body", "Sudah tiga hari berturut-turut antrean sampai ke jalan.")
        .add("incidentDate", "2026-11-02")
        .add("anonymous", false)
        .add("confidential", false)
        .add(
            "reporter",
            Json.createObjectBuilder()
                .add("name", "Siti Aminah")
                .add("email", "siti@example.com")
                .add("phone", "081234567890"))
        .add("consent", Json.createObjectBuilder().add("version", "2026-1"));
  }

  static Sent sent() {
    return sent(complaint());
  }

  static Sent sent(JsonObjectBuilder report) {
    Answer answer = Api.anybody().post("/reports", report.build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return new Sent(answer.string("trackingId"), answer.string("accessCode"));
  }

  static Sent routed() {
    return routed(sent());
  }

  /** Verified, handed to {@link #LEAD} and delivered there. */
  static Sent routed(Sent sent) {
    ok(verifier().post(sent.path() + "/verification", verification(version(sent)).build()));
    delivered(sent);
    return sent;
  }

  static Sent answered() {
    Sent sent = routed();
    ok(liaison().post(leadHandoff(sent) + "/answers", answer(handoff(sent)).build()));
    return sent;
  }

  static Sent completed() {
    Sent sent = answered();
    ok(sent.reporter().post(sent.path() + "/completion", completion().build()));
    return sent;
  }

  static Sent pending() {
    Sent sent = sent();
    ok(verifier().post(sent.path() + "/pending", with(sent, "missing", "Di puskesmas mana?")));
    return sent;
  }

  static Sent archived() {
    Sent sent = sent();
    ok(
        verifier()
            .post(
                sent.path() + "/archive",
                versioned(sent).add("reason", "TOO_GENERAL").add("text", "Terlalu umum.").build()));
    return sent;
  }

  static Sent withdrawn() {
    Sent sent = sent();
    ok(sent.reporter().post(sent.path() + "/withdrawal", Json.createObjectBuilder().build()));
    return sent;
  }

  static Sent merged() {
    Sent into = sent();
    Sent sent = sent();
    ok(
        verifier()
            .post(
                sent.path() + "/merge",
                versioned(sent).add("into", into.id()).add("reason", "Perkara yang sama").build()));
    return sent;
  }

  static Sent returned() {
    Sent sent = routed();
    ok(
        liaison()
            .post(
                leadHandoff(sent) + "/return",
                versioned(handoff(sent)).add("reason", "Bukan wewenang kami").build()));
    return sent;
  }

  static JsonObjectBuilder verification(long version) {
    return Json.createObjectBuilder()
        .add("version", version)
        .add("category", CATEGORY)
        .add("lead", LEAD);
  }

  static JsonObjectBuilder answer(JsonObject handoff) {
    return versioned(handoff)
        .add("text", "Loket ditambah mulai Senin.")
        .add("substantive", true)
        .add("publish", true);
  }

  static JsonObjectBuilder completion() {
    return Json.createObjectBuilder().add("rating", 4).add("resolved", true);
  }

  static JsonObject with(Sent sent, String member, String value) {
    return versioned(sent).add(member, value).build();
  }

  static JsonObjectBuilder versioned(Sent sent) {
    return Json.createObjectBuilder().add("version", version(sent));
  }

  static JsonObjectBuilder versioned(JsonObject view) {
    return Json.createObjectBuilder().add("version", view.getJsonNumber("version"));
  }

  /** The report as a national verifier sees it: everything. */
  static JsonObject file(Sent sent) {
    return ok(verifier().get(sent.path())).json();
  }

  static long version(Sent sent) {
    return file(sent).getJsonNumber("version").longValue();
  }

  static String status(Sent sent) {
    return Api.anybody().get(sent.path()).string("status");
  }

  /** The newest hand-off of the report that has no parent. */
  static JsonObject handoff(Sent sent) {
    return file(sent).getJsonArray("handoffs").stream()
        .map(JsonValue::asJsonObject)
        .filter(handoff -> !handoff.containsKey("parent"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  static String leadHandoff(Sent sent) {
    return "/handoffs/" + handoff(sent).getString("id");
  }

  /** Waits until every hand-off of the report has arrived at its desk. */
  static void delivered(Sent sent) {
    Eventually.eventually(
        () -> {
          assertThat(file(sent).getJsonArray("handoffs"))
              .allSatisfy(
                  handoff ->
                      assertThat(handoff.asJsonObject().getString("status"))
                          .isNotEqualTo("OFFERED"));
          return null;
        },
        Duration.ofSeconds(20));
  }

  static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }
}
