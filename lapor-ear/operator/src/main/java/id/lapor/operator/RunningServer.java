package id.lapor.operator;

import id.lapor.launcher.Build;
import id.lapor.launcher.DataDirectory;
import id.lapor.launcher.Exit;
import id.lapor.launcher.Processes;
import id.lapor.launcher.Readiness;
import id.lapor.launcher.Refusal;
import id.lapor.launcher.Server;
import id.lapor.launcher.ServerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The server of one node, known by the data directory that it works on. */
final class RunningServer {

  /** Longer than the server gives running requests. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(120);

  /** The database of an installation is the operator's own; a data directory holds none. */
  private static final int NO_DATABASE = 0;

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Configuration configuration;

  RunningServer(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Whether a server works on this data directory. */
  static boolean runsOn(Path data) {
    return process(data).isPresent();
  }

  /** The process of the server that works on a data directory. */
  static Optional<ProcessHandle> process(Path data) {
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    try (DataDirectory directory = DataDirectory.unlocked(data)) {
      return new Processes(directory).orphan();
    }
  }

  /** The process of this node's server. */
  Optional<ProcessHandle> process() {
    return process(data());
  }

  /** Whether pages and API answer. */
  boolean isReady() throws InterruptedException {
    return readiness().isReady();
  }

  /**
   * Starts the server and waits until it can be used; one that does not get there is ended.
   *
   * @param detached whether it goes on when this program's terminal is closed
   * @throws Refusal when it does not start, or runs already
   */
  Server start(boolean detached) throws InterruptedException {
    Build build = Build.of(configuration.installation().ear());
    try (DataDirectory directory = DataDirectory.open(data(), build.schema(), NO_DATABASE)) {
      Processes processes = new Processes(directory);
      processes
          .orphan()
          .ifPresent(
              running -> {
                throw new Refusal(
                    Exit.DATA_IN_USE, "LAPOR runs already, as process " + running.pid());
              });
      directory.claim(build.schema(), NO_DATABASE);
      directory.write("server.properties", properties(), "Made anew at each start");
      Server server = Server.start(plan(directory, detached));
      processes.note(server.handle());
      Thread interrupted = new Thread(server::close, "stop");
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        readiness().await(server);
      } catch (Refusal refused) {
        server.close();
        throw refused;
      }
      if (detached) {
        Runtime.getRuntime().removeShutdownHook(interrupted);
      }
      return server;
    }
  }

  /** Lets running requests end and stops the server; false when none runs. */
  boolean stop() {
    Optional<ProcessHandle> process = process();
    process.ifPresent(running -> Processes.end(running, STOP_PATIENCE));
    return process.isPresent();
  }

  /** Where the pages answer on this machine. */
  String localUrl() {
    String address = configuration.required(Setting.HTTP_ADDRESS);
    String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + configuration.required(Setting.HTTP_PORT);
  }

  /** Where health and metrics answer on this machine. */
  String managementUrl() {
    return "http://127.0.0.1:" + configuration.required(Setting.MANAGEMENT_PORT);
  }

  /** The log that the server writes. */
  Path log() {
    return data().resolve("server/log/server.log");
  }

  private Path data() {
    return configuration.path(Setting.DATA).orElseThrow();
  }

  private Readiness readiness() {
    return new Readiness(localUrl(), managementUrl());
  }

  private ServerPlan plan(DataDirectory directory, boolean detached) {
    Set<String> withheld =
        Arrays.stream(Setting.values())
            .filter(setting -> !setting.environmentOnly())
            .map(Setting::variable)
            .collect(Collectors.toSet());
    boolean apart = detached && Files.isExecutable(SETSID);
    return new ServerPlan(
        configuration.installation().server(),
        configuration.installation().ear(),
        directory.resolve("server"),
        directory.resolve("server.properties"),
        configuration.broker().configuration(),
        List.of(configuration.required(Setting.JAVA_OPTIONS).split(" +")),
        apart ? List.of(SETSID.toString()) : List.of(),
        withheld);
  }

  /** What the server and the application in it are told. */
  private Properties properties() {
    Properties properties = new Properties();
    for (Setting setting : Setting.values()) {
      if (!setting.environmentOnly()) {
        Optional<String> value =
            setting.path()
                ? configuration.path(setting).map(Path::toString)
                : configuration.value(setting);
        value.ifPresent(text -> properties.setProperty(setting.key(), text));
      }
    }
    properties.putAll(configuration.broker().properties());
    properties.setProperty("jboss.bind.address", configuration.required(Setting.HTTP_ADDRESS));
    properties.setProperty("jboss.http.port", configuration.required(Setting.HTTP_PORT));
    properties.setProperty("jboss.bind.address.management", "127.0.0.1");
    properties.setProperty(
        "jboss.management.http.port", configuration.required(Setting.MANAGEMENT_PORT));
    properties.setProperty("jboss.node.name", configuration.required(Setting.NODE));
    return properties;
  }
}
