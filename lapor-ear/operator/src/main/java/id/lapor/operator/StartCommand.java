package id.lapor.operator;

import id.lapor.launcher.Exit;
import id.lapor.launcher.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code lapor start}. */
@Command(
    name = "start",
    description = "Checks and starts this node, and stays until it ends or is told to.")
final class StartCommand implements Callable<Integer> {

  /** What a Java process that was asked to end (SIGTERM, SIGINT) ends with. */
  private static final int TERMINATED = 143;

  private static final int INTERRUPTED = 130;

  @ParentCommand private Lapor lapor;

  @Option(
      names = "--detach",
      description = "return when it is ready, and let it go on without a terminal")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = lapor.configuration();
    Findings findings = Check.of(configuration);
    findings.print(System.out);
    if (findings.forbidStart()) {
      System.err.println("Nothing was started");
      return Exit.SETTINGS.code();
    }
    RunningServer node = new RunningServer(configuration);
    System.out.println("Starting; the first start loads reference data and takes longer");
    Server server = node.start(detach);
    System.out.println("LAPOR runs as process " + server.handle().pid() + ", " + node.localUrl());
    if (detach) {
      return 0;
    }
    int code = server.waitFor();
    if (code == TERMINATED || code == INTERRUPTED || code == 0) {
      return 0;
    }
    System.err.println("The server ended by itself (" + code + "), see " + node.log());
    return Exit.SERVER.code();
  }
}
