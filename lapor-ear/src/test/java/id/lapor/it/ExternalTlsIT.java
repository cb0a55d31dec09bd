package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Cases.Sent;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way to the broker when it is encrypted: nothing goes to whoever shows a wrong certificate,
 * and what was promised meanwhile arrives afterwards. From here on the broker of the tests speaks
 * TLS.
 */
@OnExternalBroker
@TestMethodOrder(OrderAnnotation.class)
class ExternalTlsIT {

  @TempDir static Path folder;

  private static Path keys;
  private static BrokerAuthority authority;

  @BeforeAll
  static void theBrokerSpeaksTlsAlone() throws IOException {
    authority = BrokerAuthority.madeIn(folder.resolve("authority"));
    keys = authority.keysFor("ip:127.0.0.1");
    ExternalBroker.stop();
    ExternalBroker.encrypt(authority, keys);
    ExternalBroker.start();
  }

  @Test
  @Order(1)
  void aServerThatWantsNoTlsHandsNothingOverToABrokerThatDoes() {
    assertWaits(verified());
  }

  @Test
  @Order(2)
  void aServerThatKnowsTheAuthorityHandsOverWhatWasPromised() throws InterruptedException {
    RunningLapor.startAgain();

    Sent sent = verified();

    CrashIT.assertHandedOffOnce(sent);
    assertThat(Health.all().state("broker")).isEqualTo("OK");
    Eventually.eventually(() -> assertThat(CrashIT.waiting()).isZero());
  }

  @Test
  @Order(3)
  void nothingGoesToABrokerWhoseCertificateIsForAnotherName() {
    assertNothingGoesTo(authority.keysFor("dns:other.example"));
  }

  @Test
  @Order(4)
  void nothingGoesToABrokerForWhomSomebodyElseVouches() throws IOException {
    assertNothingGoesTo(BrokerAuthority.madeIn(folder.resolve("somebody")).keysFor("ip:127.0.0.1"));
  }

  private static void assertNothingGoesTo(Path wrong) {
    ExternalBroker.stop();
    Sent sent;
    try {
      ExternalBroker.present(wrong);
      ExternalBroker.start();
      sent = verified();
      assertWaits(sent);
    } finally {
      ExternalBroker.stop();
      ExternalBroker.present(keys);
      ExternalBroker.start();
    }

    CrashIT.assertHandedOffOnce(sent);
  }

  /** The check of the broker signs in as the relay does. */
  private static void assertWaits(Sent sent) {
    Eventually.eventually(() -> assertThat(Health.all().state("broker")).isEqualTo("DEGRADED"));
    assertThat(Passage.of(sent).status()).isEqualTo("OFFERED");
    assertThat(CrashIT.waiting()).isPositive();
  }

  private static Sent verified() {
    Sent sent = Cases.sent();
    JsonObject decision = Cases.verification(Cases.version(sent)).build();
    Cases.ok(Cases.verifier().post(sent.path() + "/verification", decision));
    return sent;
  }
}
