package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Artemis of its own, made and configured as docs/operations.md says, with the configuration
 * that lies beside it. Tests may stop and kill it.
 */
final class ExternalBroker {

  private static final String USER = "lapor";
  private static final String PASSWORD = "rahasia-uji";
  private static final Duration START = Duration.ofMinutes(3);

  private static final List<String> QUICK_START =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Path HOME = Path.of(System.getProperty("lapor.it.artemis", "artemis"));
  private static final Path INSTANCE = Path.of(System.getProperty("lapor.it.broker", "broker"));
  private static final Path CONFIGURATION = Path.of("..", "docs", "broker.xml");

  private static int port;
  private static int queuePort;
  private static BrokerAuthority authority;
  private static Process process;

  private ExternalBroker() {}

  /** Makes an empty one, starts it, and has servers use it that are started from now on. */
  static void make() {
    RunningLapor.delete(INSTANCE);
    run(
        artemis(
            List.of(),
            "create",
            "--silent",
            "--user=" + USER,
            "--password=" + PASSWORD,
            "--role=" + USER,
            "--require-login",
            "--no-autotune",
            "--no-web",
            INSTANCE.toString()));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
      queuePort = other.getLocalPort();
      authority = BrokerAuthority.madeIn(INSTANCE.resolve("authority"));
      Files.writeString(INSTANCE.resolve("etc/broker.xml"), opened());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
    System.setProperty("lapor.broker.url", "tcp://127.0.0.1:" + port);
    System.setProperty("lapor.broker.user", USER);
    System.setProperty("lapor.broker.password", PASSWORD);
  }

  /** The configuration with the door for institutions open, as it stands there commented out. */
  private static String opened() throws IOException {
    String plain = Files.readString(CONFIGURATION);
    Matcher door =
        Pattern.compile(
                "(<!-- For the systems of institutions[^\\n]*)\\n(.*?)\\n *-->", Pattern.DOTALL)
            .matcher(plain);
    if (!door.find()) {
      throw new IllegalStateException("No acceptor for institutions in " + CONFIGURATION);
    }
    String acceptor =
        door.group(2)
            .replace("0.0.0.0:5671", "127.0.0.1:" + queuePort)
            .replace("keyStorePath=PATH", "keyStorePath=" + authority.keysFor("ip:127.0.0.1"))
            .replace("keyStorePassword=PASSWORD", "keyStorePassword=" + BrokerAuthority.PASSWORD);
    return plain.substring(0, door.start()) + acceptor + plain.substring(door.end());
  }

  /** Where the systems of institutions come, in the words of the client that they use. */
  static String queueUrl(QueueClient.Protocol protocol) {
    String trust = authority.truststore().toString();
    return protocol == QueueClient.Protocol.AMQP
        ? "amqps://127.0.0.1:%d?transport.trustStoreLocation=%s&transport.trustStorePassword=%s"
            .formatted(queuePort, trust, BrokerAuthority.PASSWORD)
        : "tcp://127.0.0.1:%d?sslEnabled=true&trustStorePath=%s&trustStorePassword=%s"
            .formatted(queuePort, trust, BrokerAuthority.PASSWORD);
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
    stop();
  }

  /**
   * Lets it speak TLS alone from its next start on, as docs/operations.md says; servers that are
   * started from now on trust this authority.
   */
  static void encrypt(BrokerAuthority authority, Path keys) {
    present(keys);
    System.setProperty("lapor.broker.url", "tcp://127.0.0.1:" + port + "?sslEnabled=true");
    System.setProperty("lapor.broker.truststore", authority.truststore().toString());
    System.setProperty("lapor.broker.truststore.password", BrokerAuthority.PASSWORD);
  }

  /** Lets it show another certificate from its next start on. */
  static void present(Path keys) {
    Path file = INSTANCE.resolve("etc/broker.xml");
    try {
      String plain = Files.readString(CONFIGURATION);
      String acceptor = "?protocols=CORE</acceptor>";
      if (!plain.contains(acceptor)) {
        throw new IllegalStateException("No acceptor as it was in " + CONFIGURATION);
      }
      Files.writeString(
          file,
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
    List<String> options =
        List.of(
            "-Dlapor.broker.host=127.0.0.1",
            "-Dlapor.broker.port=" + port,
            "-Dlapor.broker.cluster.password=" + UUID.randomUUID(),
            "-Dartemis.instance=" + INSTANCE,
            "-Dartemis.instance.etc=" + INSTANCE.resolve("etc"),
            "-Ddata.dir=" + INSTANCE.resolve("data"),
            "-Djava.security.auth.login.config=" + INSTANCE.resolve("etc/login.config"));
    process = begin(artemis(options, "run"));
    Eventually.eventually(
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended; see " + INSTANCE);
          }
          return connect();
        },
        START);
  }

  /** Asks it to end and waits until it has; nothing when it does not run. */
  static void stop() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  /** Ends it at once, in the middle of what it does. */
  static void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Lets it hang: it keeps its connections and says nothing. */
  static void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  static void thaw() {
    signal("CONT");
  }

  /** Takes away all that it keeps; to be called while it is stopped. */
  static void forget() {
    RunningLapor.delete(INSTANCE.resolve("data"));
  }

  private static void signal(String name) {
    run(List.of("kill", "-" + name, String.valueOf(process.pid())));
  }

  private static boolean connect() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      throw new UncheckedIOException(notYet);
    }
  }

  /** What the scripts run, without the scripts. */
  private static List<String> artemis(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.add("-Dartemis.home=" + HOME);
    command.addAll(options);
    command.add("-cp");
    command.add(HOME.resolve("lib/artemis-boot.jar").toString());
    command.add("org.apache.activemq.artemis.boot.Artemis");
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command) {
    int code = begin(command).onExit().join().exitValue();
    if (code != 0) {
      throw new IllegalStateException("Ended with " + code + ": " + command);
    }
  }

  private static Process begin(List<String> command) {
    try {
      Files.createDirectories(INSTANCE);
      return new ProcessBuilder(command)
          .directory(INSTANCE.toFile())
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(
                  INSTANCE.resolveSibling(INSTANCE.getFileName() + ".log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
