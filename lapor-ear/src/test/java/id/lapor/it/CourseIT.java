package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The course of a report over REST, with the turns that more than one party takes. */
class CourseIT {

  @Test
  void aReportGoesItsWholeWay() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    String path = "/handoffs/" + handoff.getString("id");
    JsonObject accepted =
        Cases.ok(Cases.liaison().post(path + "/acceptance", Cases.versioned(handoff).build()))
            .json();
    JsonObject draft =
        Cases.ok(
                Cases.user("kemenkes-staff")
                    .post(path + "/answers", Cases.answer(accepted).add("publish", false).build()))
            .json()
            .getJsonArray("answers")
            .getJsonObject(0);
    JsonObject approved =
        Cases.ok(
                Cases.user("kemenkes-approver")
                    .post(
                        "/answers/" + draft.getString("id") + "/approval",
                        Cases.versioned(draft).build()))
            .json()
            .getJsonArray("answers")
            .getJsonObject(0);
    JsonObject published =
        Cases.ok(
                Cases.liaison()
                    .post(
                        "/answers/" + draft.getString("id") + "/publication",
                        Cases.versioned(approved).build()))
            .json();

    assertThat(accepted.getString("status")).isEqualTo("ACCEPTED");
    assertThat(approved.getString("status")).isEqualTo("APPROVED");
    assertThat(published.getString("status")).isEqualTo("ANSWERED");
    assertThat(Cases.status(sent)).isEqualTo("IN_PROGRESS");

    JsonObject replied =
        Cases.ok(
                sent.reporter()
                    .post(
                        sent.path() + "/replies",
                        Json.createObjectBuilder().add("text", "Masih antre.").build()))
            .json();
    assertThat(replied.getString("turn")).isEqualTo("INSTITUTION");
    JsonObject completed =
        Cases.ok(sent.reporter().post(sent.path() + "/completion", Cases.completion().build()))
            .json();
    assertThat(completed.getString("status")).isEqualTo("COMPLETED");
    assertThat(completed.getJsonObject("completion").getInt("rating")).isEqualTo(4);
    assertThat(
            Cases.ok(
                    sent.reporter()
                        .post(
                            sent.path() + "/reopening",
                            Json.createObjectBuilder().add("reason", "Antre lagi").build()))
                .string("status"))
        .isEqualTo("IN_PROGRESS");
  }

  @Test
  void informationThatWasAskedForBringsTheReportBackToTheVerifier() {
    Sent sent = Cases.pending();

    Cases.ok(
        sent.reporter()
            .post(
                sent.path() + "/replies",
                Json.createObjectBuilder().add("text", "Puskesmas Jagir").build()));

    assertThat(Cases.status(sent)).isEqualTo("SUBMITTED");
  }

  @Test
  void afterTwoReturnsTheNationalAdministratorDecidesAndThatBinds() {
    Sent sent = Cases.returned();
    handOff(Cases.verifier(), sent, 200);
    giveBack(sent, 200);

    InputIT.assertProblem(handOff(Cases.verifier(), sent, 409), 409);
    handOff(Cases.admin(), sent, 200);
    Cases.delivered(sent);
    JsonObject before = Cases.file(sent);

    Answer refused = giveBack(sent, 409);

    assertThat(refused.string("type")).endsWith("/decision-binds");
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void aUnitThatIsNotCompetentGivesTheHandoffBackToItsParent() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    String location =
        Cases.ok(
                Cases.liaison()
                    .post(
                        "/handoffs/" + handoff.getString("id") + "/delegation",
                        Cases.versioned(handoff).add("unit", Cases.UNIT).build()))
            .header("Location");
    String unit = location.substring(location.indexOf("/handoffs/"));
    Api officer = Cases.user(Cases.UNIT + "-liaison");
    Cases.delivered(sent);

    JsonObject returned =
        Cases.ok(
                officer.post(
                    unit + "/return",
                    Cases.versioned(officer.get(unit).json()).add("reason", "Bukan kami").build()))
            .json();

    assertThat(returned.getString("status")).isEqualTo("RETURNED");
    assertThat(Cases.status(sent)).isEqualTo("ROUTED");
    assertThat(Cases.liaison().get("/work/returned?limit=100").text()).contains(sent.id());
  }

  @Test
  void aUnitOfSomebodyElseIsNoTargetOfADelegation() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    JsonObject before = Cases.file(sent);

    Answer refused =
        Cases.liaison()
            .post(
                "/handoffs/" + handoff.getString("id") + "/delegation",
                Cases.versioned(handoff).add("unit", "surabaya-dinkes").build());

    InputIT.assertProblem(refused, 400);
    assertThat(refused.text()).contains("unit-outside-institution");
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void aMergeIsTakenBackWithTheStatusThatItFound() {
    Sent sent = Cases.routed();
    Sent into = Cases.sent();

    JsonObject merged =
        Cases.ok(
                Cases.verifier()
                    .post(
                        sent.path() + "/merge",
                        Cases.versioned(sent).add("into", into.id()).add("reason", "Sama").build()))
            .json();
    JsonObject back =
        Cases.ok(Cases.verifier().post(sent.path() + "/unmerge", Cases.with(sent, "reason", "x")))
            .json();

    assertThat(merged.getString("mergedInto")).isEqualTo(into.id());
    assertThat(back.getString("status")).isEqualTo("ROUTED");
  }

  @Test
  void nobodyApprovesTheirOwnAnswer() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    Api admin = Cases.user("kemenkes-admin");
    JsonObject draft =
        Cases.ok(
                admin.post(
                    "/handoffs/" + handoff.getString("id") + "/answers",
                    Cases.answer(handoff).add("publish", false).build()))
            .json()
            .getJsonArray("answers")
            .getJsonObject(0);

    Answer refused =
        admin.post(
            "/answers/" + draft.getString("id") + "/approval", Cases.versioned(draft).build());

    InputIT.assertProblem(refused, 409);
    assertThat(refused.string("type")).endsWith("/own-answer");
    assertThat(refused.json().getJsonObject("current").getString("status")).isEqualTo("DRAFT");
  }

  @Test
  void ofTwoOfficersWhoDecideOnOneVersionOneIsTold()
      throws InterruptedException, ExecutionException {
    Sent sent = Cases.sent();
    JsonObject decision = Cases.verification(Cases.version(sent)).build();

    List<Answer> answers =
        SubmissionIT.together(() -> Cases.verifier().post(sent.path() + "/verification", decision));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .allSatisfy(
            answer -> {
              JsonObject current = answer.json().getJsonObject("current");
              assertThat(current.getString("status")).isEqualTo("ROUTED");
              assertThat(current.getJsonNumber("version").longValue())
                  .isGreaterThan(decision.getJsonNumber("version").longValue());
            });
    assertThat(Cases.file(sent).getJsonArray("handoffs")).hasSize(1);
  }

  @Test
  void aHandoffIsDecidedOnItsVersionToo() {
    Sent sent = Cases.routed();
    JsonObject handoff = Cases.handoff(sent);
    String path = "/handoffs/" + handoff.getString("id");
    Cases.ok(Cases.liaison().post(path + "/acceptance", Cases.versioned(handoff).build()));
    JsonObject before = Cases.file(sent);

    Answer stale = Cases.liaison().post(path + "/answers", Cases.answer(handoff).build());

    InputIT.assertProblem(stale, 409);
    assertThat(stale.string("type")).endsWith("/stale-version");
    assertThat(stale.json().getJsonObject("current").getString("status")).isEqualTo("ACCEPTED");
    assertThat(Cases.file(sent)).isEqualTo(before);
  }

  @Test
  void aReplacedAccessCodeOpensTheReportAndTheOldOneNothing() {
    Sent sent = Cases.sent();

    Answer replaced =
        Cases.ok(
            Cases.verifier()
                .post(
                    sent.path() + "/access-code",
                    Json.createObjectBuilder().add("checked", "KTP").build()));

    Sent again = new Sent(sent.id(), replaced.string("accessCode"));
    assertThat(again.reporter().get(sent.path()).status()).isEqualTo(200);
    InputIT.assertProblem(sent.reporter().get(sent.path()), 403);
  }

  @Test
  void guessingTheAccessCodeIsSlowedDownEvenForTheRightOne() {
    Sent sent = Cases.sent();
    Api guesser = Api.anybody().withCode("2222-2222-2222-2222");

    for (int wrong = 0; wrong < 5; wrong++) {
      InputIT.assertProblem(guesser.get(sent.path()), 403);
    }
    Answer slowed = sent.reporter().get(sent.path());

    InputIT.assertProblem(slowed, 429);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 15 * 60 + 1);
  }

  @Test
  void withoutACodeTheReporterActsOnNothingAndNothingIsCounted() {
    Sent sent = Cases.sent();
    JsonObject reply = Json.createObjectBuilder().add("text", "x").build();

    for (int tries = 0; tries < 6; tries++) {
      InputIT.assertProblem(Api.anybody().post(sent.path() + "/replies", reply), 403);
    }

    Cases.ok(sent.reporter().post(sent.path() + "/replies", reply));
  }

  private static Answer handOff(Api who, Sent sent, int status) {
    Answer answer =
        who.post(
            sent.path() + "/handoffs",
            Cases.versioned(sent).add("institution", Cases.LEAD).add("role", "LEAD").build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (status == 200) {
      Cases.delivered(sent);
    }
    return answer;
  }

  private static Answer giveBack(Sent sent, int status) {
    JsonObject handoff = Cases.handoff(sent);
    Answer answer =
        Cases.liaison()
            .post(
                "/handoffs/" + handoff.getString("id") + "/return",
                Cases.versioned(handoff).add("reason", "Bukan kami").build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }
}
