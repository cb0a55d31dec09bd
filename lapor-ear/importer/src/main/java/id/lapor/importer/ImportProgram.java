package id.lapor.importer;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * Brings what others know into a running server: reports of another system, and reference data.
 *
 * <p>Exit code 0 when everything went in or was in already, 2 when rows were refused, 1 when it
 * could not be brought to the end.
 */
@Command(
    name = "lapor-import",
    mixinStandardHelpOptions = true,
    version = "lapor-import 1.0",
    description = "Brings reports and reference data from CSV files into a running LAPOR server.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = HelpCommand.class,
    exitCodeOnInvalidInput = 1,
    exitCodeOnExecutionException = 1)
public final class ImportProgram {

  private ImportProgram() {}

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(commands(System.out, System.err).execute(arguments));
  }

  /** The program with all that it can import. */
  static CommandLine commands(PrintStream out, PrintStream err) {
    CommandLine program = new CommandLine(new ImportProgram());
    program.addSubcommand("reports", new ImportCommand(out, err));
    for (String kind : ReferenceCommand.KINDS) {
      program.addSubcommand(kind, new ReferenceCommand(kind, out, err));
    }
    return program;
  }
}
