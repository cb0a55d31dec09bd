package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sending a report in, once, twice and at the same moment. */
class SubmissionIT {

  private static final int TOGETHER = 6;

  @Test
  void aReportIsAcknowledgedWithNumberSecretAndLegalLimit() {
    Answer answer = Api.anybody().post("/reports", Cases.complaint().build());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.string("trackingId")).matches("[0-9]{10}");
    assertThat(answer.string("accessCode").replace("-", "")).hasSizeGreaterThanOrEqualTo(12);
    assertThat(answer.string("status")).isEqualTo("SUBMITTED");
    assertThat(answer.header("Location"))
        .endsWith("/api/v1/reports/" + answer.string("trackingId"));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonObject verify = answer.json().getJsonArray("deadlines").getJsonObject(0);
    assertThat(verify.getString("timer")).isEqualTo("VERIFY");
    assertThat(verify.getString("unit")).isEqualTo("WORKING_DAY");
    assertThat(verify.getInt("amount")).isEqualTo(3);
    assertThat(verify.getString("state")).isEqualTo("RUNNING");
    assertThat(verify.getString("legalSource")).isNotBlank();
    assertThat(verify.getString("dueAt")).endsWith("T16:59:59Z");
  }

  @Test
  void sendingAgainWithTheSameKeyGivesTheFirstAnswerAgain() {
    Api client = Api.anybody().with("Idempotency-Key", key());
    JsonObject report = Cases.complaint().build();

    Answer first = client.post("/reports", report);
    Answer second = client.post("/reports", report);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    Api client = Api.anybody().with("Idempotency-Key", key());
    client.post("/reports", Cases.complaint().build());

    Answer other = client.post("/reports", Cases.complaint().add("title", "Lain").build());

    InputIT.assertProblem(other, 422);
  }

  @Test
  void aDoubleClickMakesOneReport() throws InterruptedException, ExecutionException {
    Api client = Api.anybody().with("Idempotency-Key", key());
    JsonObject report = Cases.complaint().build();

    List<Answer> answers = together(() -> client.post("/reports", report));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers.stream().map(answer -> answer.string("trackingId")).distinct()).hasSize(1);
    assertThat(answers.stream().map(answer -> answer.string("accessCode")).distinct()).hasSize(1);
  }

  @Test
  void aKeyThatIsTooShortIsNamed() {
    Answer answer =
        Api.anybody().with("Idempotency-Key", "short").post("/reports", Cases.complaint().build());

    InputIT.assertProblem(answer, 400);
    assertThat(answer.text()).contains("idempotency-key-length");
  }

  @Test
  void oneClientsNumberNamesOneReport() throws InterruptedException, ExecutionException {
    Api operator = Cases.user(Cases.LEAD + "-operator");
    JsonObject report =
        Cases.complaint()
            .add("channel", "LETTER")
            .add("externalId", UUID.randomUUID().toString())
            .build();

    List<Answer> answers = together(() -> operator.post("/reports", report));

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() != 201))
        .extracting(Answer::status)
        .containsAnyOf(400, 409)
        .doesNotContain(500);
  }

  @Test
  void whoeverIsAnonymousNeedsNoName() {
    Answer answer =
        Api.anybody()
            .post(
                "/reports",
                Cases.complaint()
                    .add("anonymous", true)
                    .add("reporter", Json.createObjectBuilder())
                    .build());

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void refusedSubmissionsLeaveNoReportBehind() {
    String word = "zq" + UUID.randomUUID().toString().replace("-", "");

    Answer refused =
        Cases.user(Cases.LEAD + "-operator")
            .post(
                "/reports",
                Cases.complaint().add("title", word).add("institution", "no-such-body").build());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(Cases.verifier().get("/work/to-verify?limit=100").text()).doesNotContain(word);
  }

  static List<Answer> together(Callable<Answer> request)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    try {
      List<Future<Answer>> answers =
          threads.invokeAll(Stream.generate(() -> request).limit(TOGETHER).toList());
      return answers.stream().map(SubmissionIT::get).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static Answer get(Future<Answer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String key() {
    return "it-" + UUID.randomUUID();
  }
}
