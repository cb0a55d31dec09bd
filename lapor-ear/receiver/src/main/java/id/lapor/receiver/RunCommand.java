package id.lapor.receiver;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Receives until it is ended, by either protocol; a broker or LAPOR that is away is waited for. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Receives hand-offs and sends receipts until it is ended.")
final class RunCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--broker",
      required = true,
      description =
          "address: amqps://HOST:PORT?... for AMQP 1.0, tcp://HOST:PORT?... for CORE; given twice"
              + " for a pair, of which one serves")
  private List<String> brokers;

  @Option(names = "--login", required = true, description = "name of the account at the broker")
  private String login;

  @Option(
      names = "--secret",
      defaultValue = "${env:LAPOR_RECEIVER_SECRET}",
      required = true,
      description = "its secret; better said by LAPOR_RECEIVER_SECRET in the environment")
  private String secret;

  @Option(names = "--lapor", required = true, description = "address of LAPOR, for its keys")
  private URI lapor;

  @Option(names = "--institution", required = true, description = "code of the institution")
  private String institution;

  @Option(names = "--keys", required = true, description = "the file with our keys")
  private Path keys;

  @Option(names = "--kid", required = true, description = "name of our signing key at LAPOR")
  private String kid;

  @Option(names = "--store", required = true, description = "the file with what was received")
  private Path file;

  @Option(names = "--accept", description = "accept every hand-off at once")
  private boolean accept;

  @Option(names = "--answer", description = "answer every hand-off at once with this text")
  private String answer;

  @Option(
      names = "--fail",
      description = "for tests: die at this moment, one of ${COMPLETION-CANDIDATES}")
  private Breakpoint fail;

  @Option(names = "--fail-at", defaultValue = "1", description = "at which passing of it")
  private int failAt;

  RunCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    Breakpoint.choose(fail, failAt);
    try (Store store = Store.open(file)) {
      Receipt.Signer signer = new Receipt.Signer(KeyFile.read(keys), kid);
      Desk desk =
          new Desk(
              institution,
              new Desk.Habit(accept || answer != null, answer),
              store,
              new LaporKeys(lapor, store),
              signer);
      Exchange exchange = new Exchange(desk, store, err);
      List<ConnectionFactory> places = brokers.stream().map(RunCommand::connections).toList();
      for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
        connect(places.get(turn % places.size()), exchange);
        Thread.sleep(PAUSE.toMillis());
      }
    }
    return 0;
  }

  private void connect(ConnectionFactory connections, Exchange exchange) throws Exception {
    try (JMSContext taking =
            connections.createContext(login, secret, JMSContext.CLIENT_ACKNOWLEDGE);
        JMSContext sending = taking.createContext(JMSContext.SESSION_TRANSACTED)) {
      out.println("Connected");
      exchange.run(taking, sending, institution);
    } catch (JMSRuntimeException | JMSException | IOException away) {
      err.println("Waiting: " + away.getMessage());
    }
  }

  private static ConnectionFactory connections(String broker) {
    if (broker.startsWith("amqp")) {
      return new JmsConnectionFactory(broker);
    }
    ActiveMQConnectionFactory core = new ActiveMQConnectionFactory(broker);
    core.setReconnectAttempts(0);
    return core;
  }
}
