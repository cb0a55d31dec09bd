package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what: without a token, without the right, and with the numbers of others. */
class RightsIT {

  private static final JsonObject EMPTY = Json.createObjectBuilder().build();

  @Test
  void everythingForStaffAsksForAToken() {
    List<String> operations = new ArrayList<>();
    JsonObject paths = Api.anybody().get("/openapi").json().getJsonObject("paths");
    paths.forEach(
        (path, item) ->
            item.asJsonObject()
                .forEach(
                    (method, operation) -> {
                      JsonValue first = operation.asJsonObject().getJsonArray("security").get(0);
                      if (first.asJsonObject().containsKey("bearer")) {
                        operations.add(method + " " + path.replaceAll("\\{[a-z]+}", "1"));
                      }
                    }));

    assertThat(operations).hasSizeGreaterThan(25);
    for (String operation : operations) {
      String path = operation.substring(operation.indexOf(' ') + 1);
      if (operation.startsWith("get ")) {
        assertUnauthorized(Api.anybody().get(path));
      } else if (operation.startsWith("post ")) {
        assertUnauthorized(Api.anybody().post(path, EMPTY));
      }
    }
  }

  @Test
  void aTokenThatOpensNothingIsRefusedEverywhere() {
    for (String token : List.of("Bearer x", "Bearer " + "A".repeat(43), "Basic eDp5", "")) {
      assertUnauthorized(Api.anybody().with("Authorization", token).get("/reports"));
    }
  }

  @Test
  void aRevokedTokenOpensNothing() {
    Api auditor = Api.signedIn("auditor");
    Cases.ok(auditor.get("/work/to-verify"));

    assertThat(auditor.delete("/tokens/current").status()).isEqualTo(204);

    assertUnauthorized(auditor.get("/work/to-verify"));
  }

  @Test
  void aWrongPasswordSaysNothingAboutTheUser() {
    Answer known = Api.anybody().post("/tokens", credentials("auditor", "wrong-password"));
    Answer unknown = Api.anybody().post("/tokens", credentials("nobody-" + UUID.randomUUID(), "x"));

    assertUnauthorized(known);
    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(unknown.text()).isEqualTo(known.text());
  }

  @Test
  void whoeverLacksTheRightIsForbiddenAndNothingChanges() {
    Sent sent = Cases.routed();
    JsonObject before = Cases.file(sent);
    String handoff = Cases.leadHandoff(sent);
    JsonObject version = Cases.versioned(Cases.handoff(sent)).build();

    assertForbidden(Cases.user(Cases.LEAD + "-staff").post(handoff + "/acceptance", version));
    assertForbidden(Cases.user("auditor").post(handoff + "/acceptance", version));
    assertForbidden(Cases.verifier().post(handoff + "/acceptance", version));
    assertForbidden(
        Cases.user("auditor")
            .post(sent.path() + "/notes", Json.createObjectBuilder().add("text", "x").build()));
    assertForbidden(
        Cases.liaison().post(sent.path() + "/pending", Cases.with(sent, "missing", "x")));
    assertForbidden(
        Cases.verifier().post(sent.path() + "/take-down", Cases.with(sent, "reason", "x")));
    assertForbidden(Cases.user("auditor").get(sent.path() + "/identity"));
    assertForbidden(
        Cases.verifier()
            .post(
                "/institutions",
                Json.createObjectBuilder()
                    .add("code", "it-forbidden")
                    .add("name", "x")
                    .add("type", "LNS")
                    .build()));
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void reportsAndHandoffsOfOthersLookAsIfTheyDidNotExist() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    String path = "/handoffs/" + handoff.getString("id");
    Api stranger = Cases.user(Cases.OTHER + "-admin");
    JsonObject before = Cases.file(sent);

    assertNotFound(stranger.get(path));
    assertNotFound(stranger.post(path + "/acceptance", Cases.versioned(handoff).build()));
    assertNotFound(
        stranger.post(path + "/return", Cases.versioned(handoff).add("reason", "x").build()));
    assertNotFound(
        stranger.post(path + "/delegation", Cases.versioned(handoff).add("unit", "x").build()));
    assertNotFound(stranger.post(path + "/answers", Cases.answer(handoff).build()));
    assertNotFound(stranger.get(sent.path() + "/identity"));
    assertNotFound(
        stranger.post(sent.path() + "/notes", Json.createObjectBuilder().add("text", "x").build()));
    assertNotFound(
        stranger.post(
            sent.path() + "/verification", Cases.verification(Cases.version(sent)).build()));
    assertNotFound(stranger.post(sent.path() + "/pending", Cases.with(sent, "missing", "x")));
    assertThat(stranger.get("/handoffs?limit=100").text()).doesNotContain(sent.id());
    assertThat(stranger.get("/work/my-unit?limit=100").text()).doesNotContain(sent.id());
    assertThat(stranger.get(sent.path()).json()).doesNotContainKeys("version", "body", "handoffs");
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void numbersThatNobodyGaveOutAreNotFound() {
    String random = UUID.randomUUID().toString();

    assertNotFound(Cases.liaison().get("/handoffs/" + random));
    assertNotFound(
        Cases.liaison()
            .post(
                "/answers/" + random + "/publication",
                Json.createObjectBuilder().add("version", 1).build()));
    assertNotFound(Cases.verifier().get("/reports/1234567890"));
    assertNotFound(
        Cases.verifier()
            .post(
                "/reports/1234567897/notes", Json.createObjectBuilder().add("text", "x").build()));
  }

  @Test
  void draftsOfAnotherUnitAreNeitherReadNorTouched() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    Answer drafted =
        Cases.ok(
            Cases.user(Cases.LEAD + "-staff")
                .post(
                    "/handoffs/" + handoff.getString("id") + "/answers",
                    Cases.answer(handoff).add("publish", false).build()));
    JsonObject draft = drafted.json().getJsonArray("answers").getJsonObject(0);
    Api stranger = Cases.user(Cases.OTHER + "-approver");

    assertNotFound(
        stranger.post(
            "/answers/" + draft.getString("id") + "/approval", Cases.versioned(draft).build()));
    assertThat(Api.anybody().get(sent.path()).text()).doesNotContain("Loket ditambah");
    assertThat(sent.reporter().get(sent.path()).text()).doesNotContain("Loket ditambah");
  }

  @Test
  void aUnitSeesWhatWasDelegatedToItAndNotTheRest() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    Api unit = Cases.user(Cases.UNIT + "-liaison");
    assertNotFound(unit.get("/handoffs/" + handoff.getString("id")));

    Answer delegated =
        Cases.ok(
            Cases.liaison()
                .post(
                    "/handoffs/" + handoff.getString("id") + "/delegation",
                    Cases.versioned(handoff).add("unit", Cases.UNIT).build()));

    String location = delegated.header("Location");
    String own = location.substring(location.indexOf("/handoffs/"));
    assertThat(unit.get(own).status()).isEqualTo(200);
    assertNotFound(unit.get("/handoffs/" + handoff.getString("id")));
    assertNotFound(Cases.user("rscm-liaison").get(own));
  }

  private static JsonObject credentials(String user, String password) {
    return Json.createObjectBuilder().add("user", user).add("password", password).build();
  }

  private static void assertUnauthorized(Answer answer) {
    InputIT.assertProblem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  private static void assertForbidden(Answer answer) {
    InputIT.assertProblem(answer, 403);
  }

  private static void assertNotFound(Answer answer) {
    InputIT.assertProblem(answer, 404);
  }
}
