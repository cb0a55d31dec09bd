package id.lapor.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * WildFly with the application, on a base directory inside the data directory. The server's own
 * files are shared and only read.
 */
public final class Server implements AutoCloseable {

  /** Time for running requests to end; after that the process is killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> JAVA_FLAGS =
      List.of(
          "-Xms256m",
          "-Xmx1g",
          "-XX:MaxMetaspaceSize=512m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.net.preferIPv4Stack=true",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC",
          "-Djboss.modules.system.pkgs=org.jboss.byteman",
          "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private final Process process;
  private final Path base;

  private Server(Process process, Path base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Lays out the base directory anew (what must last lies beside it) and starts the process.
   *
   * @throws Refusal when the files cannot be written or the process cannot be started
   */
  public static Server start(
      Settings settings, DataDirectory data, Database database, Secrets secrets) {
    Path base = data.resolve("server");
    try {
      layOut(settings, base);
      data.write("server.properties", properties(settings, data, database, secrets), null);
      ProcessBuilder builder = new ProcessBuilder(command(settings, data, base));
      builder.environment().put("JBOSS_HOME", settings.home().toString());
      Process process =
          builder
              .directory(base.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(base.resolve("log/console.log").toFile())
              .start();
      return new Server(process, base);
    } catch (IOException e) {
      throw new Refusal(Exit.SERVER, "The server did not start: " + e.getMessage(), e);
    }
  }

  /** The process, for those who watch it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The log that the server writes. */
  public Path log() {
    return base.resolve("log/server.log");
  }

  /** Whether the application was refused by the server. */
  public boolean refusedApplication() {
    return Files.exists(base.resolve("deployments/lapor.ear.failed"));
  }

  /** Waits until the process has ended. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Lets running requests end, then stops. */
  @Override
  public void close() {
    Processes.end(process.toHandle(), PATIENCE);
  }

  private static void layOut(Settings settings, Path base) throws IOException {
    for (String fresh : List.of("configuration", "deployments", "tmp")) {
      Trees.delete(base.resolve(fresh));
      Files.createDirectories(base.resolve(fresh));
    }
    Files.createDirectories(base.resolve("log"));
    Trees.copy(settings.home().resolve("standalone/configuration"), base.resolve("configuration"));
    Files.copy(settings.ear(), base.resolve("deployments/lapor.ear"));
  }

  /** In a file and not on the command line, which everybody on the machine can read. */
  private static Properties properties(
      Settings settings, DataDirectory data, Database database, Secrets secrets) {
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
    properties.putAll(Settings.notices());
    return properties;
  }

  private static List<String> command(Settings settings, DataDirectory data, Path base) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D[LAPOR " + data.path() + "]");
    command.addAll(JAVA_FLAGS);
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    command.add("-jar");
    command.add(settings.home().resolve("jboss-modules.jar").toString());
    command.add("-mp");
    command.add(settings.home().resolve("modules").toString());
    command.add("org.jboss.as.standalone");
    command.add("-Djboss.home.dir=" + settings.home());
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.socket.binding.port-offset=" + settings.offset());
    command.add("-Djboss.as.management.blocking.timeout=1800");
    // As a path: the server would encode what stands in an address once more, a blank for example.
    command.add("-P=" + data.resolve("server.properties"));
    command.add("-c=standalone-lapor.xml");
    return command;
  }
}
