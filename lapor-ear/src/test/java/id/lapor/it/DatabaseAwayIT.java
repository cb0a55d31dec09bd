package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * The database breaks connections off, refuses them, stops, is killed or hangs: said clearly,
 * nothing half done, over when it is over.
 */
@ArquillianTest
class DatabaseAwayIT {

  private static final int REPORTERS = 40;
  private static final int AT_ONCE = 4;

  /** Six attempts take 12 seconds here; a message whose attempts were counted would be dead. */
  private static final Duration LONGER_THAN_SIX_ATTEMPTS = Duration.ofSeconds(15);

  private static final Pattern INCIDENT = Pattern.compile("\"incident\":\"([^\"]+)\"");
  private static final int MOST_LINES = 400;

  private static final String BREAK_OFF =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lapor_app'";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void connectionsBrokenOffDuringUseLeaveNothingHalfDone() throws Exception {
    String word = "putus " + UUID.randomUUID();
    ConcurrentLinkedQueue<Answer> refused = new ConcurrentLinkedQueue<>();
    List<Future<Sent>> submissions = submitting(word, refused);
    for (int done = 0; done < REPORTERS; done = Math.max(done + 1, done(submissions))) {
      Sql.column(BREAK_OFF);
      int before = done;
      Eventually.eventually(() -> assertThat(done(submissions)).isGreaterThan(before));
    }

    assertTakenOnce(word, submissions);
    assertThat(refused).isNotEmpty();
    refused.forEach(DatabaseAwayIT::assertUnavailable);
  }

  @Test
  void aDatabaseThatIsKilledDuringUseLosesNothingThatWasConfirmed() throws Exception {
    String word = "mati " + UUID.randomUUID();
    ConcurrentLinkedQueue<Answer> refused = new ConcurrentLinkedQueue<>();
    List<Future<Sent>> submissions = submitting(word, refused);
    Eventually.eventually(() -> assertThat(done(submissions)).isGreaterThan(REPORTERS / 4));
    DatabaseServer.kill();
    try {
      Eventually.eventually(() -> assertThat(refused).isNotEmpty());
      assertThat(done(submissions)).isLessThan(REPORTERS);
    } finally {
      DatabaseServer.start();
    }

    assertTakenOnce(word, submissions);
    refused.forEach(DatabaseAwayIT::assertUnavailable);
  }

  @Test
  void aMessageThatMeetsAStoppedDatabaseWaitsForItAndIsTakenOnce() throws SQLException {
    Sent sent = Cases.sent();
    JsonObject decision = Cases.verification(Cases.version(sent)).build();
    Passage passage;
    String offer;
    Connection holder = Sql.holdChannel();
    try {
      Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
      passage = Passage.of(sent);
      offer = passage.messageId();
      String text = passage.offer().toString();
      DatabaseServer.stop();
      Broker.send(offer, text);
      Eventually.always(() -> assertThat(dead(offer)).isZero(), LONGER_THAN_SIX_ATTEMPTS);
    } finally {
      holder.close();
      DatabaseServer.start();
    }

    Cases.delivered(sent);
    passage.assertDeliveredOnce();
    Broker.emptied();
    assertThat(dead(offer)).isZero();
    assertThat(Broker.takenLetters()).noneMatch(letter -> letter.getString("mark").equals(offer));
    assertThat(log()).filteredOn(line -> line.contains("Messages are taken again")).isNotEmpty();
  }

  @Test
  void aStoppedDatabaseIsSaidInTheLanguageOfTheAsker() {
    Api english = Api.anybody().with("Accept-Language", "en");
    Api indonesian = Api.anybody().with("Accept-Language", "id");
    DatabaseServer.stop();
    try {
      Answer refused = english.get("/reports");
      assertUnavailable(refused);
      assertThat(refused.text()).contains("The service cannot answer at the moment.");
      assertThat(indonesian.get("/reports").text())
          .contains("Layanan sedang tidak dapat menjawab.");

      for (String page : List.of("/", "/laporan", "/lapor", "/sign-in")) {
        Visitor.Seen seen = new Visitor().with("Accept-Language", "id").get(page);
        assertThat(seen.status()).as(page + " " + seen.words()).isIn(200, 503);
        assertThat(seen.html())
            .as(page)
            .doesNotContain("Exception")
            .doesNotContainIgnoringCase("sql")
            .doesNotContain("id.lapor.");
        if (seen.status() == 503) {
          assertThat(seen.header("Retry-After")).as(page).matches("[0-9]+");
          assertThat(seen.words()).as(page).contains("Layanan sedang tidak dapat menjawab");
        }
      }
      assertThat(new Visitor().get("/laporan").status()).isEqualTo(503);
    } finally {
      DatabaseServer.start();
    }

    Eventually.eventually(() -> assertThat(english.get("/reports").status()).isEqualTo(200));
    assertThat(new Visitor().get("/laporan").status()).isEqualTo(200);
  }

  @Test
  void aReportThatIsLockedForTooLongIsSaidToBeBusyAndStaysAsItWas() throws SQLException {
    Sent sent = Cases.sent();
    JsonObject decision = Cases.verification(Cases.version(sent)).build();
    String state = state(sent);
    try (Connection holder = Sql.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select 1 from report where tracking_id = '" + sent.id() + "' for update");

      assertUnavailable(Cases.verifier().post(sent.path() + "/verification", decision));
      assertThat(state(sent)).isEqualTo(state);
      holder.rollback();
    }

    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    Cases.delivered(sent);
    Passage.of(sent).assertDeliveredOnce();
  }

  @Test
  void aDatabaseWithoutAConnectionLeftIsSaidAndRecoveredFrom() {
    Sent sent = Cases.sent();
    Sql.run("alter role lapor_app connection limit 0");
    try {
      Sql.column(BREAK_OFF);

      assertUnavailable(Api.anybody().post("/reports", Cases.complaint().build()));
      assertUnavailable(sent.reporter().get(sent.path()));
    } finally {
      Sql.run("alter role lapor_app connection limit -1");
    }

    Eventually.eventually(() -> Cases.ok(sent.reporter().get(sent.path())));
    Cases.routed(sent);
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

  private static List<Future<Sent>> submitting(String word, ConcurrentLinkedQueue<Answer> refused) {
    ExecutorService reporters = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Sent>> submissions = new ArrayList<>();
    for (int i = 0; i < REPORTERS; i++) {
      submissions.add(reporters.submit(() -> submitUntilTaken(word, refused)));
    }
    reporters.shutdown();
    return submissions;
  }

  private static int done(List<Future<Sent>> submissions) {
    return (int) submissions.stream().filter(Future::isDone).count();
  }

  /** As the documentation of the API advises: the same key until there is an answer. */
  private static Sent submitUntilTaken(String word, ConcurrentLinkedQueue<Answer> refused) {
    Api client = Api.anybody().with("Idempotency-Key", "it-" + UUID.randomUUID());
    JsonObject report = Cases.complaint().add("title", word).build();
    return Eventually.eventually(
        () -> {
          Answer answer = client.post("/reports", report);
          if (answer.status() != 201) {
            refused.add(answer);
            throw new AssertionError(answer.text());
          }
          return new Sent(answer.string("trackingId"), answer.string("accessCode"));
        },
        Duration.ofSeconds(60));
  }

  private static void assertTakenOnce(String word, List<Future<Sent>> submissions)
      throws Exception {
    List<Sent> taken = new ArrayList<>();
    for (Future<Sent> submission : submissions) {
      taken.add(submission.get());
    }
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

  private static long dead(String mark) {
    return Broker.deadLetters().stream()
        .filter(letter -> letter.getString("mark").equals(mark))
        .count();
  }

  private static List<String> log() {
    try {
      return Files.readAllLines(RunningLapor.data().resolve("server/log/server.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(() -> answer.text() + causes(answer)).isEqualTo(503);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.string("type")).endsWith("/unavailable");
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.text()).doesNotContainIgnoringCase("sql").doesNotContain("Exception");
  }

  /** What the log says about an incident, so that a failure here tells what nobody expected. */
  private static String causes(Answer answer) {
    Matcher number = INCIDENT.matcher(answer.text());
    if (!number.find()) {
      return "";
    }
    return log().stream()
        .dropWhile(line -> !line.contains("Incident " + number.group(1)))
        .limit(MOST_LINES)
        .filter(line -> line.matches("\\S+.*|\\s*(Caused by|Suppressed): .*"))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static String state(Sent sent) {
    return Sql.one(
        "select concat_ws(' ', r.status, r.version, (select count(*) from report_event e where"
            + " e.report_id = r.id), (select count(*) from handoff h where h.report_id = r.id))"
            + " from report r where r.tracking_id = ?",
        sent.id());
  }
}
