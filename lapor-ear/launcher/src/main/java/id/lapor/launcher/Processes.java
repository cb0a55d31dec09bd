package id.lapor.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who works on a data directory, kept in {@code lapor.processes}, so that the next launcher finds a
 * server whose launcher was killed. A process is known by number and start time: numbers are used
 * again.
 */
public final class Processes {

  private static final String FILE = "lapor.processes";

  private final DataDirectory data;

  /** Of the given directory, which the caller holds. */
  public Processes(DataDirectory data) {
    this.data = data;
  }

  /** Notes who works on the directory from now on; {@code server} may be null. */
  public void note(ProcessHandle server) {
    Properties processes = new Properties();
    processes.setProperty("launcher", String.valueOf(ProcessHandle.current().pid()));
    if (server != null) {
      processes.setProperty("server", String.valueOf(server.pid()));
      processes.setProperty("server.started", started(server));
    }
    data.write(FILE, processes, "Who works on this directory");
  }

  /** The server that an earlier launcher left running when it was killed. */
  public Optional<ProcessHandle> orphan() {
    Properties processes = data.read(FILE);
    String pid = processes.getProperty("server", "");
    if (!pid.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process).equals(processes.getProperty("server.started")));
  }

  /** Asks a process to end, and ends it when it has not after the given time. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stubborn) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("unknown");
  }
}
