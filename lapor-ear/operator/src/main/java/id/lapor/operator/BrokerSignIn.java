package id.lapor.operator;

import id.lapor.launcher.BrokerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/** Asks an external broker whether it knows LAPOR's account, in the protocol of the server. */
final class BrokerSignIn {

  private static final int PATIENCE_MILLIS = 5_000;

  /** What it is unless somebody sets it, and what it is when broker.xml names nothing. */
  private static final List<String> CLUSTER_PASSWORDS =
      List.of(
          ActiveMQDefaultConfiguration.getDefaultClusterPassword(),
          "${lapor.broker.cluster.password}",
          "");

  private BrokerSignIn() {}

  /**
   * Asks the broker, and of a pair whichever serves: the other one does not even listen until that
   * one is gone.
   */
  static void check(BrokerSettings broker, Findings findings) {
    Optional<BrokerSettings> other = broker.other().filter(BrokerSignIn::isListening);
    if (other.isEmpty() || isListening(broker)) {
      refusal(broker).ifPresent(refusal -> findings.error(Setting.BROKER_URL, refusal));
    }
    other
        .flatMap(BrokerSignIn::refusal)
        .ifPresent(refusal -> findings.error(Setting.BROKER_BACKUP, refusal));
  }

  /** Why a server could not work with this broker, for people; empty when it can sign in. */
  static Optional<String> refusal(BrokerSettings broker) {
    Optional<String> objection = BrokerCertificate.objection(broker);
    if (objection.isPresent()) {
      return objection;
    }
    try {
      signIn(broker, broker.user(), broker.password());
    } catch (ActiveMQSecurityException refused) {
      return Optional.of("refuses the account of lapor.broker.user: name or password is wrong");
    } catch (ActiveMQException away) {
      return Optional.of(
          !broker.tls() && BrokerCertificate.isShownBy(broker)
              ? "speaks TLS and nothing else: it needs ?sslEnabled=true at its end"
              : "does not answer as a broker: " + broker.host() + ":" + broker.port());
    }
    return CLUSTER_PASSWORDS.stream().anyMatch(known -> opens(broker, known))
        ? Optional.of(
            "lets everybody in: set lapor.broker.cluster.password, as docs/operations.md says")
        : Optional.empty();
  }

  private static boolean isListening(BrokerSettings broker) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(broker.host(), broker.port()), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  /** Whether the account for clusters that Artemis has built in opens with a known password. */
  private static boolean opens(BrokerSettings broker, String password) {
    try {
      signIn(broker, ActiveMQDefaultConfiguration.getDefaultClusterUser(), password);
      return true;
    } catch (ActiveMQException refused) {
      return false;
    }
  }

  private static void signIn(BrokerSettings broker, String user, String password)
      throws ActiveMQException {
    try (ServerLocator locator =
            ActiveMQClient.createServerLocatorWithoutHA(address(broker))
                .setInitialConnectAttempts(1)
                .setReconnectAttempts(0)
                .setCallTimeout(PATIENCE_MILLIS);
        ClientSessionFactory connection = locator.createSessionFactory();
        ClientSession session =
            connection.createSession(user, password, false, true, true, false, 0)) {
      session.getVersion();
    } catch (ActiveMQException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("The check of the broker failed", failed);
    }
  }

  private static TransportConfiguration address(BrokerSettings broker) {
    Map<String, Object> address = new HashMap<>();
    address.put(TransportConstants.HOST_PROP_NAME, broker.host());
    address.put(TransportConstants.PORT_PROP_NAME, broker.port());
    address.put(TransportConstants.SSL_ENABLED_PROP_NAME, broker.tls());
    address.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
    address.put(TransportConstants.NETTY_CONNECT_TIMEOUT, PATIENCE_MILLIS);
    if (broker.truststore() != null) {
      address.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, broker.truststore().toString());
      address.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, broker.truststorePassword());
    }
    return new TransportConfiguration(NettyConnectorFactory.class.getName(), address);
  }
}
