package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The database breaks connections off or refuses them: said clearly, nothing half done, over. */
class DatabaseAwayIT {

  private static final int REPORTERS = 40;
  private static final int AT_ONCE = 4;

  private static final String BREAK_OFF =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lapor_app'";

  @Test
  void connectionsBrokenOffDuringUseLeaveNothingHalfDone() throws Exception {
    String word = "putus " + UUID.randomUUID();
    ConcurrentLinkedQueue<Answer> refused = new ConcurrentLinkedQueue<>();
    ExecutorService reporters = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Sent>> submissions = new ArrayList<>();
    for (int i = 0; i < REPORTERS; i++) {
      submissions.add(reporters.submit(() -> submitUntilTaken(word, refused)));
    }
    for (int done = 0; done < REPORTERS; done = Math.max(done + 1, done(submissions))) {
      Sql.column(BREAK_OFF);
      int before = done;
      Eventually.eventually(() -> assertThat(done(submissions)).isGreaterThan(before));
    }
    List<Sent> taken = new ArrayList<>();
    for (Future<Sent> submission : submissions) {
      taken.add(submission.get());
    }
    reporters.shutdown();

    assertThat(refused).isNotEmpty().allSatisfy(DatabaseAwayIT::assertUnavailable);
    assertThat(taken).extracting(Sent::id).doesNotHaveDuplicates();
    assertThat(Sql.count("select count(*) from report where original_title = ?", word))
        .isEqualTo(REPORTERS);
    for (Sent sent : taken) {
      Trail.of(sent).assertUnbroken();
      assertThat(
              Sql.count(
                  "select count(*) from deadline d join report r on r.id = d.report_id"
                      + " where r.tracking_id = ?",
                  sent.id()))
          .isEqualTo(1);
      assertThat(sent.reporter().get(sent.path()).status()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatRefusesConnectionsIsSaidAndRecoveredFrom() {
    Sent before = Cases.sent();
    Api verifier = Cases.verifier();
    JsonObject decision = Cases.verification(Cases.version(before)).build();
    String state = state(before);

    Sql.run("alter role lapor_app nologin");
    try {
      Sql.column(BREAK_OFF);

      assertUnavailable(Api.anybody().post("/reports", Cases.complaint().build()));
      assertUnavailable(Api.anybody().get("/reports"));
      assertUnavailable(verifier.post(before.path() + "/verification", decision));
      assertThat(state(before)).isEqualTo(state);
      assertTakenOutButAlive();
    } finally {
      Sql.run("alter role lapor_app login");
    }

    Eventually.eventually(
        () -> {
          Cases.ok(verifier.post(before.path() + "/verification", decision));
        });
    assertThat(Health.ready().status()).isEqualTo(200);
    Cases.delivered(before);
    Passage.of(before).assertDeliveredOnce();
    Trail.of(before).assertUnbroken();
  }

  /** A load balancer goes elsewhere, and nobody restarts a node that would be as it is now. */
  private static void assertTakenOutButAlive() {
    Health ready = Health.ready();
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.state("database")).isEqualTo("DOWN");
    assertThat(ready.text()).doesNotContain("lapor_app", "127.0.0.1", "jdbc:");
    assertThat(Health.live().status()).isEqualTo(200);
  }

  private static int done(List<Future<Sent>> submissions) {
    return (int) submissions.stream().filter(Future::isDone).count();
  }

  /** As the documentation of the API advises: the same key until there is an answer. */
  private static Sent submitUntilTaken(String word, ConcurrentLinkedQueue<Answer> refused) {
    Api client = Api.anybody().with("Idempotency-Key", "it-" + UUID.randomUUID());
    JsonObject report = Cases.complaint().add("title", word).build();
    Answer answer = client.post("/reports", report);
    for (int attempt = 0; answer.status() != 201 && attempt < 200; attempt++) {
      refused.add(answer);
      answer = client.post("/reports", report);
    }
    return new Sent(answer.string("trackingId"), answer.string("accessCode"));
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.string("type")).endsWith("/unavailable");
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.text()).doesNotContainIgnoringCase("sql").doesNotContain("Exception");
  }

  private static String state(Sent sent) {
    return Sql.one(
        "select concat_ws(' ', r.status, r.version, (select count(*) from report_event e"
            + " where e.report_id = r.id), (select count(*) from handoff h where h.report_id = r.id))"
            + " from report r where r.tracking_id = ?",
        sent.id());
  }
}
