package id.lapor.operator;

import id.lapor.launcher.BrokerSettings;
import java.util.Map;
import java.util.Optional;
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

  private BrokerSignIn() {}

  /** Why a server could not work with this broker, for people; empty when it can sign in. */
  static Optional<String> refusal(BrokerSettings broker) {
    TransportConfiguration address =
        new TransportConfiguration(
            NettyConnectorFactory.class.getName(),
            Map.of(
                TransportConstants.HOST_PROP_NAME, broker.host(),
                TransportConstants.PORT_PROP_NAME, broker.port(),
                TransportConstants.SSL_ENABLED_PROP_NAME, broker.tls(),
                TransportConstants.NETTY_CONNECT_TIMEOUT, PATIENCE_MILLIS));
    try (ServerLocator locator =
            ActiveMQClient.createServerLocatorWithoutHA(address)
                .setInitialConnectAttempts(1)
                .setReconnectAttempts(0)
                .setCallTimeout(PATIENCE_MILLIS);
        ClientSessionFactory connection = locator.createSessionFactory();
        ClientSession session =
            connection.createSession(
                broker.user(), broker.password(), false, true, true, false, 0)) {
      return session.isClosed() ? Optional.of("closes the connection") : Optional.empty();
    } catch (ActiveMQSecurityException refused) {
      return Optional.of("refuses the account of lapor.broker.user: name or password is wrong");
    } catch (ActiveMQException away) {
      return Optional.of("does not answer as a broker: " + broker.host() + ":" + broker.port());
    } catch (Exception failed) {
      throw new IllegalStateException("The check of the broker failed", failed);
    }
  }
}
