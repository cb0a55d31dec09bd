package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The broker stops, is killed, hangs or comes back empty: everything else goes on, and what was
 * promised meanwhile arrives afterwards, once and in order, without a restart of the server.
 */
@OnExternalBroker
class ExternalBrokerAwayIT {

  private static final int FEW = 5;
  private static final int MANY = 40;

  /** Offers, and that the report of an earlier one has been completed. */
  private static final int PROMISED = FEW + 1;

  private static final int AT_ONCE = 4;

  /** Of what came before nothing is left, and the receivers are there. */
  @BeforeEach
  void handOffsArrive() {
    Eventually.eventually(() -> assertThat(Health.all().state("broker")).isEqualTo("OK"));
    CrashIT.assertHandedOffOnce(verified(Cases.sent()));
    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());
  }

  @Test
  void whileTheBrokerIsStoppedAllElseGoesOnAndHandOffsFollowInOrder() {
    Sent earlier = Cases.routed();
    List<Sent> meanwhile = new ArrayList<>();
    ExternalBroker.stop();
    try {
      for (int i = 0; i < FEW; i++) {
        meanwhile.add(verified(Cases.sent()));
      }
      JsonObject handoff = Cases.handoff(earlier);
      Cases.ok(
          Cases.liaison()
              .post(Cases.leadHandoff(earlier) + "/answers", Cases.answer(handoff).build()));
      Cases.ok(earlier.reporter().post(earlier.path() + "/completion", Cases.completion().build()));
      assertThat(meanwhile)
          .allSatisfy(sent -> assertThat(Passage.of(sent).status()).isEqualTo("OFFERED"));
      assertThat(CrashIT.waiting()).isEqualTo(PROMISED);
      assertBrokerIsMissed();
    } finally {
      ExternalBroker.start();
    }

    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());
    meanwhile.forEach(CrashIT::assertHandedOffOnce);
    assertThat(inOrderOfNumbers(meanwhile))
        .containsExactlyElementsOf(
            meanwhile.stream().map(sent -> Passage.of(sent).handoff()).toList());
    CrashIT.assertNumbersAreWhole();
    assertThat(Cases.status(earlier)).isEqualTo("COMPLETED");
    assertThat(Health.all().state("broker")).isEqualTo("OK");
  }

  @Test
  void aBrokerThatIsKilledAgainAndAgainLosesAndDoublesNothing() throws Exception {
    List<Sent> reports = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      reports.add(Cases.sent());
    }
    Cases.verifier();

    ExecutorService officers = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Sent>> decisions = new ArrayList<>();
    for (Sent sent : reports) {
      decisions.add(officers.submit(() -> verified(sent)));
    }
    officers.shutdown();
    for (int part = 1; part <= 2; part++) {
      int some = part * MANY / 4;
      Eventually.eventually(() -> assertThat(offered(reports)).isGreaterThan(some));
      ExternalBroker.kill();
      ExternalBroker.start();
    }
    for (Future<Sent> decision : decisions) {
      decision.get();
    }

    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());
    reports.forEach(CrashIT::assertHandedOffOnce);
    CrashIT.assertNumbersAreWhole();
  }

  @Test
  void aBrokerThatHangsHoldsUpNobodyButTheHandOffs() {
    long before = said("Messages wait");
    ExternalBroker.freeze();
    Sent sent;
    try {
      sent = verified(Cases.sent());
      Eventually.eventually(() -> assertThat(said("Messages wait")).isGreaterThan(before));
      assertThat(Passage.of(sent).status()).isEqualTo("OFFERED");
      assertBrokerIsMissed();
    } finally {
      ExternalBroker.thaw();
    }

    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());
    CrashIT.assertHandedOffOnce(sent);
  }

  @Test
  void aBrokerThatComesBackEmptyIsSetUpAgain() {
    long before = said("Messages wait");
    Sent sent;
    ExternalBroker.stop();
    try {
      ExternalBroker.forget();
      sent = verified(Cases.sent());
      Eventually.eventually(() -> assertThat(said("Messages wait")).isGreaterThan(before));
    } finally {
      ExternalBroker.start();
    }

    CrashIT.assertHandedOffOnce(sent);
    CrashIT.assertHandedOffOnce(verified(Cases.sent()));
  }

  @Test
  void aServerThatStartsWithoutItsBrokerServesAndCatchesUp() throws InterruptedException {
    ExternalBroker.stop();
    Sent sent;
    try {
      RunningLapor.startAgain();

      sent = verified(Cases.sent());
      assertThat(Passage.of(sent).status()).isEqualTo("OFFERED");
    } finally {
      ExternalBroker.start();
    }

    CrashIT.assertHandedOffOnce(sent);
  }

  /** Said to operators, and no reason to send visitors elsewhere. */
  private static void assertBrokerIsMissed() {
    assertThat(Health.all().state("broker")).isEqualTo("DEGRADED");
    assertThat(Health.ready().status()).isEqualTo(200);
  }

  private static Sent verified(Sent sent) {
    JsonObject decision = Cases.verification(Cases.version(sent)).build();
    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    return sent;
  }

  private static long offered(List<Sent> reports) {
    return Sql.count(
        "select count(*) from handoff h join report r on r.id = h.report_id"
            + " where r.tracking_id = any (string_to_array(?, ','))",
        String.join(",", reports.stream().map(Sent::id).toList()));
  }

  private static List<String> inOrderOfNumbers(List<Sent> reports) {
    return Sql.column(
        "select d.handoff_id from outbox_delivery d join handoff h on h.uuid = d.handoff_id"
            + " join report r on r.id = h.report_id"
            + " where r.tracking_id = any (string_to_array(?, ',')) order by d.sequence",
        String.join(",", reports.stream().map(Sent::id).toList()));
  }

  private static long said(String words) {
    try {
      return Files.readAllLines(RunningLapor.data().resolve("server/log/server.log")).stream()
          .filter(line -> line.contains(words))
          .count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
