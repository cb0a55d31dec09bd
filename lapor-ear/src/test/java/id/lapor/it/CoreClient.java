package id.lapor.it;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/** A client of Artemis' own protocol. */
final class CoreClient implements QueueClient {

  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerLocator locator;
  private final ClientSessionFactory connection;
  private final ClientSession session;

  CoreClient(Login login) throws Exception {
    Map<String, Object> address = new HashMap<>();
    address.put(TransportConstants.HOST_PROP_NAME, "localhost");
    address.put(TransportConstants.PORT_PROP_NAME, QueueClient.port());
    address.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    address.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, QueueClient.trusted().toString());
    address.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, TRUSTED);
    locator =
        ActiveMQClient.createServerLocatorWithoutHA(
                new TransportConfiguration(NettyConnectorFactory.class.getName(), address))
            .setInitialConnectAttempts(1)
            .setReconnectAttempts(0)
            .setCallTimeout(PATIENCE_MILLIS);
    try {
      connection = locator.createSessionFactory();
      session = connection.createSession(login.name(), login.secret(), false, true, true, false, 0);
      session.start();
    } catch (ActiveMQException refused) {
      locator.close();
      throw refused;
    }
  }

  @Override
  public Optional<Taken> take(String queue) throws ActiveMQException {
    try (ClientConsumer consumer = session.createConsumer(queue)) {
      ClientMessage message = consumer.receive(PATIENCE_MILLIS);
      if (message == null) {
        return Optional.empty();
      }
      message.acknowledge();
      session.commit();
      byte[] body = new byte[message.getBodySize()];
      message.getBodyBuffer().readBytes(body);
      Map<String, String> repeated = new HashMap<>();
      for (String name : Taken.REPEATED) {
        repeated.put(name, String.valueOf(message.getObjectProperty(name)));
      }
      return Optional.of(new Taken(body, message.getStringProperty("laporSignature"), repeated));
    }
  }

  @Override
  public void browse(String queue) throws ActiveMQException {
    session.createConsumer(queue, true).close();
  }

  @Override
  public void send(String address, String text) throws ActiveMQException {
    try (ClientProducer producer = session.createProducer(address)) {
      ClientMessage message = session.createMessage(ClientMessage.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
      producer.send(message);
    }
  }

  @Override
  public void send(String address, byte[] body, String signature) throws ActiveMQException {
    try (ClientProducer producer = session.createProducer(address)) {
      ClientMessage message = session.createMessage(ClientMessage.BYTES_TYPE, true);
      message.getBodyBuffer().writeBytes(body);
      if (signature != null) {
        message.putStringProperty("laporSignature", signature);
      }
      producer.send(message);
    }
  }

  @Override
  public boolean isOver() {
    return session.isClosed() || connection.isClosed();
  }

  @Override
  public void close() {
    locator.close();
  }
}
