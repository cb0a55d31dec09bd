package id.lapor.receiver;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what was received, as one JSON object. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Prints what was received and what became of the receipts.")
final class ShowCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(names = "--store", required = true, description = "the file with what was received")
  private Path store;

  ShowCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    try (Store read = Store.open(store)) {
      out.println(read.counts());
    }
    return 0;
  }
}
