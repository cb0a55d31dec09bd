package id.lapor.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The PostgreSQL below the running server, to be stopped, killed and started on its old port. */
final class DatabaseServer {

  private static final Duration START = Duration.ofMinutes(3);

  private DatabaseServer() {}

  /** Cuts its clients off and ends, as an operator's restart does. */
  static void stop() {
    control("stop", "--wait", "--mode=fast");
  }

  /** Ends at once, without a word to anybody. */
  static void kill() {
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(lines("postmaster.pid").get(0))).orElseThrow();
    List<ProcessHandle> workers = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    workers.forEach(ProcessHandle::destroyForcibly);
    postmaster.onExit().join();
    workers.forEach(worker -> worker.onExit().join());
  }

  /** Starts as it was started before, and waits until it takes connections. */
  static void start() {
    String options = lines("postmaster.opts").get(0);
    String given = options.substring(options.indexOf("\"-p\"")).replace("\"", "");
    Eventually.eventually(
        () -> {
          control(
              "start",
              "--wait",
              "--log=" + RunningLapor.data().resolve("postgresql.log"),
              "--options=" + given);
          return null;
        },
        START);
  }

  private static void control(String action, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binary().resolveSibling("pg_ctl").toString());
    command.add(action);
    command.add("--silent");
    command.add("--pgdata=" + RunningLapor.data().resolve("database"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File(RunningLapor.data().resolve("pg_ctl.out").toString()))
              .start();
      if (process.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("pg_ctl " + action + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program that was started, by the note that it leaves. */
  private static Path binary() {
    return Path.of(Pattern.compile(" \"").split(lines("postmaster.opts").get(0))[0]);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(RunningLapor.data().resolve("database").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
