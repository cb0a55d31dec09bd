package id.lapor.it;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A client of AMQP 1.0. */
final class AmqpClient implements QueueClient {

  private static final long PATIENCE_MILLIS = 10_000;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Connection connection;
  private final Session session;

  AmqpClient(Login login) throws Exception {
    JmsConnectionFactory factory =
        new JmsConnectionFactory(
            "amqps://localhost:"
                + QueueClient.port()
                + "?transport.trustStoreLocation="
                + QueueClient.trusted()
                + "&transport.trustStorePassword="
                + TRUSTED
                + "&jms.requestTimeout=10000&jms.sendTimeout=10000");
    connection = factory.createConnection(login.name(), login.secret());
    connection.setExceptionListener(ended -> over.set(true));
    connection.start();
    session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
  }

  @Override
  public Optional<Taken> take(String queue) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      Message message = consumer.receive(PATIENCE_MILLIS);
      if (message == null) {
        return Optional.empty();
      }
      Map<String, String> repeated = new HashMap<>();
      for (String name : Taken.REPEATED) {
        repeated.put(name, message.getStringProperty(name));
      }
      return Optional.of(
          new Taken(
              message.getBody(byte[].class),
              message.getStringProperty("laporSignature"),
              repeated));
    }
  }

  @Override
  public void browse(String queue) throws JMSException {
    try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      browser.getEnumeration().hasMoreElements();
    }
  }

  @Override
  public void send(String address, String text) throws JMSException {
    session.createProducer(session.createQueue(address)).send(session.createTextMessage(text));
  }

  @Override
  public void send(String address, byte[] body, String signature) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    if (signature != null) {
      message.setStringProperty("laporSignature", signature);
    }
    session.createProducer(session.createQueue(address)).send(message);
  }

  @Override
  public boolean isOver() {
    return over.get();
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
