package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Artemis of its own, made and configured as docs/operations.md says, with the configuration
 * that lies beside it. Tests may stop and kill it. {@link BrokerPair} makes it one of two.
 */
final class ExternalBroker {

  static final Path INSTANCE = Path.of(System.getProperty("lapor.it.broker", "broker"));

  private static final String USER = "lapor";
  private static final String PASSWORD = "rahasia-uji";
  private static final Path CONFIGURATION = Path.of("..", "docs", "broker.xml");

  /** Where clients come from, in both ways of saying it. */
  private static final String NAMES = "ip:127.0.0.1,dns:localhost";

  private static int queuePort;
  private static BrokerAuthority authority;
  private static Path certificate;
  private static BrokerProcess process;

  private ExternalBroker() {}

  /** Makes an empty one, starts it, and has servers use it that are started from now on. */
  static void make() {
    RunningLapor.delete(INSTANCE);
    BrokerProcess.create(INSTANCE, USER, PASSWORD);
    queuePort = freePort();
    process = new BrokerProcess(INSTANCE, INSTANCE.resolve("data"), freePort());
    try {
      authority = BrokerAuthority.madeIn(INSTANCE.resolve("authority"));
      certificate = authority.keysFor(NAMES);
      configure(INSTANCE, opened(queuePort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
    System.setProperty("lapor.broker.url", "tcp://127.0.0.1:" + process.port());
    System.setProperty("lapor.broker.user", USER);
    System.setProperty("lapor.broker.password", PASSWORD);
  }

  /** The configuration with the door for institutions open, as it stands there commented out. */
  static String opened(int port) throws IOException {
    return uncommented(Files.readString(CONFIGURATION), "For the systems of institutions")
        .replace("0.0.0.0:5671", "127.0.0.1:" + port)
        .replace(
            "keyStorePath=PATH;keyStorePassword=PASSWORD;connections",
            "keyStorePath="
                + certificate
                + ";keyStorePassword="
                + BrokerAuthority.PASSWORD
                + ";connections");
  }

  /** What stands commented out after a line that begins so counts. */
  static String uncommented(String plain, String beginning) {
    Matcher part =
        Pattern.compile(
                "(<!-- " + Pattern.quote(beginning) + "[^\\n]*)\\n(.*?)\\n *-->", Pattern.DOTALL)
            .matcher(plain);
    if (!part.find()) {
      throw new IllegalStateException("Nothing for " + beginning + " in " + CONFIGURATION);
    }
    return plain.substring(0, part.start()) + part.group(2) + plain.substring(part.end());
  }

  /** Gives a broker its configuration, for its next start. */
  static void configure(Path instance, String configuration) {
    try {
      Files.writeString(instance.resolve("etc/broker.xml"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port of this machine that nobody has. */
  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the systems of institutions come, in the words of the client that they use. */
  static List<String> queueUrls(QueueClient.Protocol protocol) {
    return queuePorts().stream().map(port -> queueUrl(protocol, port)).toList();
  }

  private static List<Integer> queuePorts() {
    return BrokerPair.isUsed() ? List.of(queuePort, BrokerPair.queuePort()) : List.of(queuePort);
  }

  private static String queueUrl(QueueClient.Protocol protocol, int port) {
    return protocol == QueueClient.Protocol.AMQP
        ? "amqps://127.0.0.1:%d?transport.trustStoreLocation=%s&transport.trustStorePassword=%s"
            .formatted(port, truststore(), BrokerAuthority.PASSWORD)
        : "tcp://127.0.0.1:%d?sslEnabled=true&trustStorePath=%s&trustStorePassword=%s"
            .formatted(port, truststore(), BrokerAuthority.PASSWORD);
  }

  /** The port for institutions. */
  static int queuePort() {
    return queuePort;
  }

  /** By which institutions trust it. */
  static Path truststore() {
    return authority.truststore();
  }

  /** Whether servers that are started now use it. */
  static boolean isUsed() {
    return System.getProperty("lapor.broker.url") != null;
  }

  /** Ends it for good: servers that are started from now on use their own broker. */
  static void leave() {
    System.clearProperty("lapor.broker.url");
    System.clearProperty("lapor.broker.user");
    System.clearProperty("lapor.broker.password");
    System.clearProperty("lapor.broker.truststore");
    System.clearProperty("lapor.broker.truststore.password");
    if (BrokerPair.isUsed()) {
      BrokerPair.leave();
    }
    stop();
  }

  /**
   * Lets it speak TLS alone from its next start on, as docs/operations.md says; servers that are
   * started from now on trust this authority.
   */
  static void encrypt(BrokerAuthority authority, Path keys) {
    present(keys);
    System.setProperty(
        "lapor.broker.url", "tcp://127.0.0.1:" + process.port() + "?sslEnabled=true");
    System.setProperty("lapor.broker.truststore", authority.truststore().toString());
    System.setProperty("lapor.broker.truststore.password", BrokerAuthority.PASSWORD);
  }

  /** Lets it show another certificate from its next start on. */
  static void present(Path keys) {
    try {
      String plain = Files.readString(CONFIGURATION);
      String acceptor = "?protocols=CORE</acceptor>";
      if (!plain.contains(acceptor)) {
        throw new IllegalStateException("No acceptor as it was in " + CONFIGURATION);
      }
      configure(
          INSTANCE,
          plain.replace(
              acceptor,
              "?protocols=CORE;sslEnabled=true;keyStorePath="
                  + keys
                  + ";keyStorePassword="
                  + BrokerAuthority.PASSWORD
                  + "</acceptor>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again on the same journal, and waits until it answers. */
  static void start() {
    process.start();
  }

  /** Asks it to end and waits until it has; nothing when it does not run. */
  static void stop() {
    if (process != null) {
      process.stop();
    }
  }

  /** Ends it at once, in the middle of what it does. */
  static void kill() {
    process.kill();
  }

  /** Lets it hang: it keeps its connections and says nothing. */
  static void freeze() {
    process.signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  static void thaw() {
    process.signal("CONT");
  }

  /** Takes away all that it keeps; to be called while it is stopped. */
  static void forget() {
    RunningLapor.delete(INSTANCE.resolve("data"));
  }

  /** The process, for whoever makes it one of two. */
  static BrokerProcess process() {
    return process;
  }
}
