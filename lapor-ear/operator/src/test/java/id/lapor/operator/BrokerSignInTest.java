package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.launcher.BrokerSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker that asks who comes, with and without TLS. */
class BrokerSignInTest {

  private static final EmbeddedActiveMQ BROKER = new EmbeddedActiveMQ();

  private static int port;
  private static int encrypted;
  private static int expired;

  /** Certificate of the broker, made out to 127.0.0.1 by nobody but itself. */
  @TempDir static Path certificates;

  @BeforeAll
  static void start() throws Exception {
    port = freePort();
    encrypted = freePort();
    expired = freePort();
    Path shown = SelfMade.certificate(certificates.resolve("broker.p12"), "ip:127.0.0.1");
    Path old = SelfMade.expired(certificates.resolve("expired.p12"), "ip:127.0.0.1");
    SecurityConfiguration accounts = new SecurityConfiguration();
    accounts.addUser("lapor", "rahasia-uji");
    accounts.addRole("lapor", "lapor");
    BROKER.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(true)
            .setClusterPassword("nobody-knows")
            .addAcceptorConfiguration("lapor", "tcp://127.0.0.1:" + port + "?protocols=CORE")
            .addAcceptorConfiguration("encrypted", overTls(encrypted, shown))
            .addAcceptorConfiguration("expired", overTls(expired, old)));
    BROKER.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
    BROKER.start();
  }

  @AfterAll
  static void stop() throws Exception {
    BROKER.stop();
  }

  @Test
  void aKnownAccountIsNotRefused() {
    assertThat(signIn(port, "lapor", "rahasia-uji")).isEmpty();
  }

  @Test
  void ofAPairItIsEnoughThatEitherServes() throws Exception {
    int nobody = freePort();

    assertThat(found(port, nobody)).isEmpty();
    assertThat(found(nobody, port)).isEmpty();
    assertThat(found(nobody, freePort()))
        .singleElement()
        .asString()
        .contains("lapor.broker.url", "does not answer");
    assertThat(found(nobody, encrypted))
        .singleElement()
        .asString()
        .contains("lapor.broker.backup", "speaks TLS");
  }

  private static List<Findings.Finding> found(int first, int other) {
    Findings findings = new Findings();
    BrokerSignIn.check(
        new BrokerSettings(
            "127.0.0.1", first, false, null, null, "lapor", "rahasia-uji", "127.0.0.1:" + other),
        findings);
    return findings.all();
  }

  /** It takes the right account, and anybody else's who has read Artemis' manual. */
  @Test
  void aBrokerThatWasLeftOpenForEverybodyIsRefused() throws Exception {
    int open = freePort();
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    SecurityConfiguration accounts = new SecurityConfiguration();
    accounts.addUser("lapor", "rahasia-uji");
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(true)
            .addAcceptorConfiguration("lapor", "tcp://127.0.0.1:" + open + "?protocols=CORE"));
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
    broker.start();
    try {
      assertThat(signIn(open, "lapor", "rahasia-uji"))
          .hasValueSatisfying(refusal -> assertThat(refusal).contains("lets everybody in"));
    } finally {
      broker.stop();
    }
  }

  @Test
  void aWrongPasswordIsSaidWithoutBeingRepeated() {
    assertThat(signIn(port, "lapor", "another-word"))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal).contains("refuses the account").doesNotContain("another-word"));
  }

  @Test
  void aPlaceWhereNobodyListensIsNamed() throws Exception {
    int nobody = freePort();

    assertThat(signIn(nobody, "lapor", "rahasia-uji"))
        .hasValue("does not answer as a broker: 127.0.0.1:" + nobody);
  }

  @Test
  void aBrokerWhoseCertificateIsVouchedForIsSignedInTo() {
    assertThat(signInOverTls("127.0.0.1", encrypted, "broker.p12")).isEmpty();
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsNamedAndNotTakenAsItIs() throws Exception {
    SelfMade.certificate(certificates.resolve("another.p12"), "ip:127.0.0.1");

    assertThat(signInOverTls("127.0.0.1", encrypted, null))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("authority", "truststore"));
    assertThat(signInOverTls("127.0.0.1", encrypted, "another.p12"))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("nothing in", "vouches"));
  }

  @Test
  void aCertificateForAnotherNameIsSaidToBeThat() {
    assertThat(signInOverTls("localhost", encrypted, "broker.p12"))
        .hasValue("shows a certificate that is not valid for localhost");
  }

  @Test
  void aCertificateThatHasExpiredIsSaidToBeThatAlthoughItsAuthorityIsKnown() {
    assertThat(signInOverTls("127.0.0.1", expired, "authority.p12"))
        .hasValue("shows a certificate that has expired or is not valid yet");
  }

  @Test
  void wantingTlsWhereThereIsNoneEndsThereAndFallsBackToNothing() {
    assertThat(signInOverTls("127.0.0.1", port, "broker.p12"))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("does not speak TLS"));
  }

  @Test
  void wantingNoTlsWhereThereIsNothingElseIsToldWhatToWrite() {
    assertThat(signIn(encrypted, "lapor", "rahasia-uji"))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("?sslEnabled=true"));
  }

  @Test
  void aTrustStoreThatIsNoneIsSaidBeforeTheBrokerIsAsked() throws Exception {
    Path text = Files.writeString(certificates.resolve("text.p12"), "no store");

    assertThat(BrokerCertificate.objectionToTruststore(overTls("127.0.0.1", 1, text)))
        .hasValueSatisfying(objection -> assertThat(objection).contains("cannot be opened"));
    assertThat(
            BrokerCertificate.objectionToTruststore(
                overTls("127.0.0.1", 1, certificates.resolve("nowhere.p12"))))
        .hasValueSatisfying(objection -> assertThat(objection).contains("no file"));
    assertThat(
            BrokerCertificate.objectionToTruststore(
                overTls("127.0.0.1", 1, certificates.resolve("broker.p12"))))
        .isEmpty();
  }

  private static String overTls(int port, Path keys) {
    return "tcp://127.0.0.1:"
        + port
        + "?protocols=CORE;sslEnabled=true;keyStorePath="
        + keys
        + ";keyStorePassword="
        + SelfMade.PASSWORD;
  }

  private static Optional<String> signInOverTls(String host, int port, String truststore) {
    return BrokerSignIn.refusal(
        overTls(host, port, truststore == null ? null : certificates.resolve(truststore)));
  }

  private static BrokerSettings overTls(String host, int port, Path truststore) {
    return new BrokerSettings(
        host, port, true, truststore, SelfMade.PASSWORD, "lapor", "rahasia-uji", null);
  }

  private static Optional<String> signIn(int port, String user, String password) {
    return BrokerSignIn.refusal(
        new BrokerSettings("127.0.0.1", port, false, null, null, user, password, null));
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
