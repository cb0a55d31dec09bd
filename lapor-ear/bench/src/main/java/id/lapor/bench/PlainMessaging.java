package id.lapor.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: a program that sends the same bodies through queues of its own on the same broker,
 * takes and answers each, and takes the answers. Every message is persistent, and every step has
 * been committed by the broker when the next begins. It signs, checks and stores nothing.
 *
 * @param batch how many messages a commit is for; 1 is one at a time
 */
record PlainMessaging(
    ConnectionFactory connections, String user, String password, List<byte[]> bodies, int batch) {

  private static final int ANSWER_BYTES = 380;
  private static final long PATIENCE_MILLIS = 30_000;

  /** Sends so many through so many queues; how many a second were sent, taken and answered. */
  double run(int messages, int queues) throws InterruptedException {
    int each = messages / queues;
    ExecutorService pool = Executors.newFixedThreadPool(2 * queues + 1);
    long begin = System.nanoTime();
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < queues; i++) {
      String queue = queue(i);
      all.add(pool.submit(work(() -> send(queue, each))));
      all.add(pool.submit(work(() -> answer(queue, each))));
    }
    all.add(pool.submit(work(() -> takeAnswers(each * queues))));
    pool.shutdown();
    try {
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException failed) {
      pool.shutdownNow();
      throw new IllegalStateException("The plain program failed", failed.getCause());
    }
    return each * queues / ((System.nanoTime() - begin) / 1e9);
  }

  /** The name of a queue; that of the answers comes after those of the institutions. */
  static String queue(int number) {
    return "plain." + number;
  }

  private interface Work {
    void run() throws JMSException;
  }

  private static Callable<Void> work(Work work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private JMSContext session() {
    return connections.createContext(user, password, JMSContext.SESSION_TRANSACTED);
  }

  private void send(String name, int count) throws JMSException {
    try (JMSContext session = session()) {
      Queue queue = session.createQueue(name);
      JMSProducer producer = session.createProducer();
      for (int i = 0; i < count; i++) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bodies.get(i % bodies.size()));
        producer.send(queue, message);
        commit(session, i, count);
      }
    }
  }

  private void answer(String name, int count) throws JMSException {
    try (JMSContext session = session();
        JMSConsumer consumer = session.createConsumer(session.createQueue(name))) {
      Queue answers = session.createQueue(queue(HandoffMeasures.INSTITUTIONS));
      JMSProducer producer = session.createProducer();
      for (int i = 0; i < count; i++) {
        require(consumer.receive(PATIENCE_MILLIS));
        BytesMessage answer = session.createBytesMessage();
        answer.writeBytes(new byte[ANSWER_BYTES]);
        producer.send(answers, answer);
        commit(session, i, count);
      }
    }
  }

  private void takeAnswers(int count) throws JMSException {
    try (JMSContext session = session();
        JMSConsumer consumer =
            session.createConsumer(session.createQueue(queue(HandoffMeasures.INSTITUTIONS)))) {
      for (int i = 0; i < count; i++) {
        require(consumer.receive(PATIENCE_MILLIS));
        commit(session, i, count);
      }
    }
  }

  private static void require(Message message) throws JMSException {
    if (message == null || message.getBody(byte[].class).length == 0) {
      throw new JMSException("Nothing came");
    }
  }

  private void commit(JMSContext session, int index, int count) {
    if ((index + 1) % batch == 0 || index + 1 == count) {
      session.commit();
    }
  }
}
