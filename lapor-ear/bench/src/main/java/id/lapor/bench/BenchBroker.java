package id.lapor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker outside the server, made and configured as docs/operations.md says: the exchange and the
 * plain program use the same one, by the same protocol and without TLS.
 */
final class BenchBroker implements AutoCloseable {

  static final String USER = "lapor";
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final int PATIENCE_SECONDS = 60;

  private final Path home = Path.of(System.getProperty("lapor.bench.artemis")).toAbsolutePath();
  private final Path configuration =
      Path.of(System.getProperty("lapor.bench.broker")).toAbsolutePath();
  private final Path instance;
  private final int port;
  private Process process;

  /** Makes an empty one, starts it, and has servers use it that are started from now on. */
  BenchBroker(Path instance) throws IOException, InterruptedException {
    this.instance = instance.toAbsolutePath();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop broker"));
    Files.createDirectories(this.instance);
    Process made =
        begin(
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
                this.instance.toString()));
    if (made.waitFor() != 0) {
      throw new IllegalStateException("No broker could be made in " + instance);
    }
    Files.writeString(
        this.instance.resolve("etc/broker.xml"),
        Files.readString(configuration).replace("<addresses>", "<addresses>" + plain()));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    start();
    System.setProperty("lapor.broker.url", url());
    System.setProperty("lapor.broker.user", USER);
    System.setProperty("lapor.broker.password", PASSWORD);
  }

  /** The queues of the plain program. */
  private static String plain() {
    return IntStream.rangeClosed(0, HandoffMeasures.INSTITUTIONS)
        .mapToObj(i -> PlainMessaging.queue(i))
        .map(
            name ->
                "<address name='%s'><anycast><queue name='%s' /></anycast></address>"
                    .formatted(name, name))
        .collect(Collectors.joining());
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  String password() {
    return PASSWORD;
  }

  long pid() {
    return process.pid();
  }

  private void start() throws IOException, InterruptedException {
    process =
        begin(
            artemis(
                List.of(
                    "-Xmx512m",
                    "-Dlapor.broker.host=127.0.0.1",
                    "-Dlapor.broker.port=" + port,
                    "-Dlapor.broker.cluster.password=" + UUID.randomUUID(),
                    "-Dartemis.instance=" + instance,
                    "-Dartemis.instance.etc=" + instance.resolve("etc"),
                    "-Ddata.dir=" + instance.resolve("data"),
                    "-Djava.security.auth.login.config=" + instance.resolve("etc/login.config")),
                "run"));
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("The broker does not start; see " + instance);
      }
      Thread.sleep(100);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  /** What the scripts run, without the scripts. */
  private List<String> artemis(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dartemis.home=" + home);
    command.add("-cp");
    command.add(home.resolve("lib/artemis-boot.jar").toString());
    command.add("org.apache.activemq.artemis.boot.Artemis");
    command.addAll(List.of(arguments));
    return command;
  }

  private Process begin(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .directory(instance.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(instance.resolve("output.log").toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
