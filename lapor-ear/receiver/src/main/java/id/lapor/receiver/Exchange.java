package id.lapor.receiver;

import com.nimbusds.jose.JOSEException;
import id.lapor.receiver.Letter.NotBelieved;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One connection's work: take messages, commit their effect, acknowledge; then send what is owed.
 * Whatever dies in between is done again, and has been done once.
 */
final class Exchange {

  private static final int BATCH = 100;
  private static final long WAIT_MILLIS = 500;

  /** After this time an unanswered receipt is sent again. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Desk desk;
  private final Store store;
  private final PrintStream err;

  Exchange(Desk desk, Store store, PrintStream err) {
    this.desk = desk;
    this.store = store;
    this.err = err;
  }

  /**
   * Goes on until the thread is interrupted.
   *
   * @param taking a session that is acknowledged by its client
   * @param sending a transacted session of the same connection
   * @throws IOException when LAPOR's keys cannot be had; what was taken comes again
   */
  void run(JMSContext taking, JMSContext sending, String institution)
      throws JMSException, IOException, SQLException, JOSEException {
    Queue own = taking.createQueue("handoff." + institution);
    try (JMSConsumer queue = taking.createConsumer(own)) {
      while (!Thread.currentThread().isInterrupted()) {
        take(taking, queue);
        send(sending);
      }
    } finally {
      store.undo();
    }
  }

  private void take(JMSContext session, JMSConsumer queue)
      throws JMSException, IOException, SQLException, JOSEException {
    Message message = queue.receive(WAIT_MILLIS);
    if (message == null) {
      return;
    }
    for (int taken = 1; message != null; taken++) {
      take(message);
      message = taken < BATCH ? queue.receiveNoWait() : null;
    }
    Breakpoint.BEFORE_COMMIT.pass();
    store.commit();
    Breakpoint.BEFORE_ACKNOWLEDGE.pass();
    session.acknowledge();
  }

  private void take(Message message) throws JMSException, IOException, SQLException, JOSEException {
    try {
      desk.take(Letter.of(message));
    } catch (NotBelieved refused) {
      err.println("Not believed: " + refused.getMessage() + ", " + message.getJMSMessageID());
      store.refuse(null, refused.getMessage());
    }
  }

  private void send(JMSContext session) throws JMSException, SQLException {
    List<Receipt> owed = store.owed(Instant.now().minus(PATIENCE), BATCH);
    if (owed.isEmpty()) {
      return;
    }
    Breakpoint.BEFORE_SEND.pass();
    Queue receipts = session.createQueue("handoff.receipts");
    JMSProducer producer = session.createProducer();
    for (Receipt receipt : owed) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(receipt.body());
      message.setStringProperty("laporSignature", receipt.signature());
      producer.send(receipts, message);
      store.sent(receipt);
    }
    session.commit();
    Breakpoint.AFTER_SEND.pass();
    store.commit();
  }
}
