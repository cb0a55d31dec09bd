package id.lapor.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Starts database and server on one data directory, and stops them when asked to end.
 *
 * <p>For demonstration and development. It ends by Ctrl-C or SIGTERM: first the server, then the
 * database. {@link Exit} lists why it may end by itself.
 */
public final class Launcher {

  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(90);

  private final Settings settings;
  private DataDirectory data;
  private RunFile runFile;
  private Database database;
  private Server server;
  private boolean stopped;

  /** A launcher that has not started anything. */
  public Launcher(Settings settings) {
    this.settings = settings;
  }

  /** Runs until it is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    Launcher launcher = null;
    int code = 0;
    try {
      launcher = new Launcher(Settings.fromSystemProperties());
      Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
      launcher.start();
      launcher.announce();
      code = launcher.waitUntilServerEnds();
    } catch (Refusal refusal) {
      code = refusal.exit().code();
      if (launcher == null || !launcher.isStopped()) {
        System.err.println();
        System.err.println("LAPOR was not started: " + refusal.getMessage());
      }
    }
    System.exit(code);
  }

  /**
   * Starts database and server and waits until they can be used.
   *
   * @throws Refusal when that is not possible; {@link #stop} then cleans up
   */
  public void start() throws InterruptedException {
    Build build = Build.of(settings.ear());
    take(build);
    say("Data directory " + data.path());
    Secrets secrets = Secrets.of(data);
    startDatabase(secrets, build);
    startServer(secrets);
    new Readiness(settings.baseUrl(), settings.managementUrl()).await(server);
    runFile.write(settings, build.accounts());
  }

  /** Stops what was started, the server before the database. Further calls wait and do nothing. */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (runFile != null) {
      runFile.delete();
    }
    if (server != null) {
      say("Stopping the server");
      server.close();
    }
    if (database != null) {
      say("Stopping the database");
      database.close();
    }
    if (data != null) {
      data.close();
      say("Stopped. The data stays in " + data.path());
    }
  }

  /** The server's process, once {@link #start} has returned. */
  public ProcessHandle server() {
    return server.handle();
  }

  private synchronized void take(Build build) {
    requireRunning();
    if (DataDirectory.isNew(settings.data())) {
      Ports.requireFree(settings);
    }
    DataDirectory taken =
        DataDirectory.open(settings.data(), build.schema(), PostgresBinaries.MAJOR);
    try {
      Processes processes = new Processes(taken);
      processes
          .orphan()
          .ifPresent(
              orphan -> {
                say(
                    "Process "
                        + orphan.pid()
                        + " is a server whose launcher was killed; stopping it");
                Processes.end(orphan, ORPHAN_PATIENCE);
              });
      Ports.requireFree(settings);
      taken.claim(build.schema(), PostgresBinaries.MAJOR);
      processes.note(null);
    } catch (RuntimeException refused) {
      taken.close();
      throw refused;
    }
    data = taken;
    runFile = new RunFile(data);
    runFile.delete();
  }

  private synchronized void startDatabase(Secrets secrets, Build build) {
    requireRunning();
    say("Starting the database");
    database = Database.start(PostgresBinaries.unpack(settings.binaries()), data, secrets, build);
  }

  private synchronized void startServer(Secrets secrets) {
    requireRunning();
    say("Starting the server; the first start loads reference data and takes longer");
    BrokerSettings broker = BrokerSettings.ofThisProcess();
    Properties properties = properties(secrets);
    properties.putAll(broker.properties());
    data.write("server.properties", properties, null);
    server =
        Server.start(
            new ServerPlan(
                settings.home(),
                settings.ear(),
                data.resolve("server"),
                data.resolve("server.properties"),
                broker.configuration(),
                Settings.javaOptions(),
                List.of(),
                Set.of()));
    new Processes(data).note(server.handle());
  }

  private Properties properties(Secrets secrets) {
    Properties properties = new Properties();
    properties.setProperty("lapor.db.url", database.url());
    properties.setProperty("lapor.db.user", "lapor_app");
    properties.setProperty("lapor.db.password", secrets.application());
    properties.setProperty("lapor.db.owner.user", "lapor_owner");
    properties.setProperty("lapor.db.owner.password", secrets.owner());
    properties.setProperty("lapor.keys", data.resolve(Secrets.KEYS).toString());
    properties.setProperty("lapor.mode", "demo");
    properties.setProperty("lapor.demo", String.valueOf(settings.demo()));
    properties.setProperty("lapor.limits", settings.limits() ? "on" : "off");
    properties.setProperty("lapor.data", data.path().toString());
    properties.setProperty("lapor.base.url", settings.baseUrl());
    properties.setProperty("jboss.socket.binding.port-offset", String.valueOf(settings.offset()));
    properties.putAll(Settings.notices());
    properties.putAll(QueueKeys.settings(data, secrets.queue()));
    return properties;
  }

  /** Somebody may have pressed Ctrl-C while the last step was running. */
  private void requireRunning() {
    if (stopped) {
      throw new Refusal(Exit.SERVER, "stopped while starting");
    }
  }

  private int waitUntilServerEnds() throws InterruptedException {
    server.waitFor();
    if (isStopped()) {
      return 0;
    }
    System.err.println("The server ended by itself. The reason is in " + server.log());
    return Exit.SERVER.code();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void announce() {
    say("");
    say("LAPOR runs.");
    say("  Pages      " + settings.baseUrl() + "/");
    say("  API        " + settings.baseUrl() + "/api/v1");
    say("  Health     " + settings.managementUrl() + "/health");
    say("  Logs       " + server.log());
    say("  Mail       files in " + data.resolve("mail") + ", unless lapor.mail.host is set");
    say("  Addresses and accounts for programs: " + data.resolve("run.json"));
    say("");
    say("Accounts (user, password, role, institution):");
    Build.of(settings.ear()).accountLines().forEach(line -> say("  " + line));
    say("");
    say("To stop: Ctrl-C here, or kill " + ProcessHandle.current().pid());
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
