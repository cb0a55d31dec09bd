package id.lapor.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * WildFly with the application, on a base directory inside the data directory. The server's own
 * files are shared and only read.
 */
public final class Server implements AutoCloseable {

  /** Time for running requests to end; after that the process is killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> JAVA_FLAGS =
      List.of(
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
  public static Server start(ServerPlan plan) {
    try {
      layOut(plan);
      ProcessBuilder builder = new ProcessBuilder(command(plan));
      builder.environment().keySet().removeAll(plan.withheld());
      builder.environment().put("JBOSS_HOME", plan.home().toString());
      Process process =
          builder
              .directory(plan.base().toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(plan.base().resolve("log/console.log").toFile())
              .start();
      return new Server(process, plan.base());
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

  private static void layOut(ServerPlan plan) throws IOException {
    for (String fresh : List.of("configuration", "deployments", "tmp")) {
      Trees.delete(plan.base().resolve(fresh));
      Files.createDirectories(plan.base().resolve(fresh));
    }
    Files.createDirectories(plan.base().resolve("log"));
    Trees.copy(
        plan.home().resolve("standalone/configuration"), plan.base().resolve("configuration"));
    LogForm.apply(plan.base().resolve("configuration"), plan.configuration(), plan.properties());
    QueueDoor.apply(
        plan.base().resolve("configuration").resolve(plan.configuration()), plan.properties());
    Files.copy(plan.ear(), plan.base().resolve("deployments/lapor.ear"));
  }

  private static List<String> command(ServerPlan plan) {
    Path base = plan.base();
    List<String> command = new ArrayList<>(plan.before());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D[LAPOR " + base.getParent() + "]");
    command.addAll(JAVA_FLAGS);
    command.addAll(plan.javaOptions());
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    command.add("-jar");
    command.add(plan.home().resolve("jboss-modules.jar").toString());
    command.add("-mp");
    command.add(plan.home().resolve("modules").toString());
    command.add("org.jboss.as.standalone");
    command.add("-Djboss.home.dir=" + plan.home());
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.as.management.blocking.timeout=1800");
    // As a path: the server would encode what stands in an address once more, a blank for example.
    command.add("-P=" + plan.properties());
    command.add("-c=" + plan.configuration());
    return command;
  }
}
