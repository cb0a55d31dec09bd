package id.lapor.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lapor stop}. */
@Command(name = "stop", description = "Lets running requests end and stops this node.")
final class StopCommand implements Callable<Integer> {

  @ParentCommand private Lapor lapor;

  @Override
  public Integer call() {
    boolean stopped = new RunningServer(lapor.configuration()).stop();
    System.out.println(stopped ? "Stopped" : "LAPOR does not run");
    return 0;
  }
}
