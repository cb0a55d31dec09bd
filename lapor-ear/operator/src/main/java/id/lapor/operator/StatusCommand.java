package id.lapor.operator;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lapor status}. */
@Command(
    name = "status",
    description = "Says whether this node runs: 0 ready, 1 running and not ready, 3 not running.")
final class StatusCommand implements Callable<Integer> {

  private static final int NOT_READY = 1;
  private static final int NOT_RUNNING = 3;

  @ParentCommand private Lapor lapor;

  @Override
  public Integer call() throws InterruptedException {
    RunningServer node = new RunningServer(lapor.configuration());
    Optional<ProcessHandle> process = node.process();
    if (process.isEmpty()) {
      System.out.println("LAPOR does not run");
      return NOT_RUNNING;
    }
    boolean ready = node.isReady();
    System.out.println(
        "LAPOR runs as process "
            + process.get().pid()
            + (ready ? " and is ready, " : " and is not ready, ")
            + node.managementUrl()
            + "/health");
    return ready ? 0 : NOT_READY;
  }
}
