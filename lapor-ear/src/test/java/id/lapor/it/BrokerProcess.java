package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One Artemis in a directory of its own, run without its scripts. */
final class BrokerProcess {

  private static final Duration START = Duration.ofMinutes(3);

  private static final List<String> QUICK_START =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Path HOME = Path.of(System.getProperty("lapor.it.artemis", "artemis"));

  /** Both of a pair have the same. */
  private static final String NOBODYS = UUID.randomUUID().toString();

  private final Path instance;
  private final Path data;
  private final int port;
  private int other;
  private Process process;

  /**
   * One that is made or started later.
   *
   * @param data where its messages lie
   * @param port where LAPOR reaches it
   */
  BrokerProcess(Path instance, Path data, int port) {
    this.instance = instance;
    this.data = data;
    this.port = port;
  }

  /** Makes the directory, with one account. */
  static void create(Path instance, String user, String password) {
    Process made =
        begin(
            instance,
            artemis(
                List.of(),
                "create",
                "--silent",
                "--user=" + user,
                "--password=" + password,
                "--role=" + user,
                "--require-login",
                "--no-autotune",
                "--no-web",
                instance.toString()));
    if (made.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("No broker could be made in " + instance);
    }
  }

  /** Its port for LAPOR. */
  int port() {
    return port;
  }

  /** Makes the two a pair, from their next start on. */
  void pairedWith(BrokerProcess one) {
    other = one.port;
    one.other = port;
  }

  /** Starts it and waits until it answers. */
  void start() {
    begin();
    Eventually.eventually(this::answers, START);
  }

  /** Starts it as one that waits until another one is gone, and waits until it says so. */
  void startWaiting(String said) {
    long before = said(said);
    begin();
    Eventually.eventually(
        () -> {
          mustRun();
          if (said(said) == before) {
            throw new IllegalStateException("It does not wait yet; see " + instance);
          }
          return null;
        },
        START);
  }

  /** Returns once LAPOR's port is open. */
  boolean answers() {
    mustRun();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException notYet) {
      throw new UncheckedIOException(notYet);
    }
  }

  /** Asks it to end and waits until it has; nothing when it does not run. */
  void stop() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  /** Ends it at once, in the middle of what it does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Sends it a signal by name. */
  void signal(String name) {
    begin(instance, List.of("kill", "-" + name, String.valueOf(process.pid()))).onExit().join();
  }

  private void begin() {
    process =
        begin(
            instance,
            artemis(
                List.of(
                    "-Dlapor.broker.host=127.0.0.1",
                    "-Dlapor.broker.port=" + port,
                    "-Dlapor.broker.data=" + data,
                    "-Dlapor.broker.cluster.password=" + NOBODYS,
                    "-Dlapor.broker.name=127.0.0.1:" + port,
                    "-Dlapor.broker.other=127.0.0.1:" + other,
                    "-Dartemis.instance=" + instance,
                    "-Dartemis.instance.etc=" + instance.resolve("etc"),
                    "-Ddata.dir=" + data,
                    "-Djava.security.auth.login.config=" + instance.resolve("etc/login.config")),
                "run"));
  }

  private void mustRun() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The broker ended; see " + instance);
    }
  }

  private long said(String words) {
    if (!Files.exists(log(instance))) {
      return 0;
    }
    try (var lines = Files.lines(log(instance))) {
      return lines.filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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

  private static Process begin(Path instance, List<String> command) {
    try {
      Files.createDirectories(instance);
      return new ProcessBuilder(command)
          .directory(instance.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log(instance).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(Path instance) {
    return instance.resolveSibling(instance.getFileName() + ".log");
  }
}
