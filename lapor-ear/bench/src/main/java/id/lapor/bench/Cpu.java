package id.lapor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time that server and database have used so far. What a request costs in it hardly
 * depends on what else the machine does, as times and rates do.
 *
 * @param server milliseconds of the server's process
 * @param database milliseconds of the database with all its processes
 */
record Cpu(double server, double database) {

  private static final double MILLIS_PER_TICK = 10;

  static Cpu of(Installation installation) throws IOException {
    double server =
        ProcessHandle.of(installation.serverPid())
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toMillis)
            .orElse(0L);
    ProcessHandle postmaster = ProcessHandle.of(installation.databasePid()).orElseThrow();
    double database = ticks(postmaster.pid(), true);
    for (ProcessHandle child : postmaster.children().toList()) {
      database += ticks(child.pid(), false);
    }
    return new Cpu(server, database * MILLIS_PER_TICK);
  }

  /** What was used since then, for each of so many requests. */
  Cpu since(Cpu earlier, int requests) {
    return new Cpu((server - earlier.server) / requests, (database - earlier.database) / requests);
  }

  /** Of a process, and of its children that have ended. */
  private static double ticks(long pid, boolean withEnded) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (Files.notExists(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    return withEnded
        ? ticks + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])
        : ticks;
  }
}
