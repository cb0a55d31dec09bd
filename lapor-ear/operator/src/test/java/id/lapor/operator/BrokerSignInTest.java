package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.launcher.BrokerSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a broker that asks who comes. */
class BrokerSignInTest {

  private static final EmbeddedActiveMQ BROKER = new EmbeddedActiveMQ();

  private static int port;

  @BeforeAll
  static void start() throws Exception {
    port = freePort();
    SecurityConfiguration accounts = new SecurityConfiguration();
    accounts.addUser("lapor", "rahasia-uji");
    accounts.addRole("lapor", "lapor");
    BROKER.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(true)
            .addAcceptorConfiguration("lapor", "tcp://127.0.0.1:" + port + "?protocols=CORE"));
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

  private static Optional<String> signIn(int port, String user, String password) {
    return BrokerSignIn.refusal(new BrokerSettings("127.0.0.1", port, false, user, password));
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
