package id.lapor.receiver;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The system of an institution, as small as it can be: takes hand-offs from the institution's
 * queue, opens a case for each, and says so by signed receipts. It knows nothing of LAPOR but
 * docs/handoff-protocol.md, and shows how that page is meant.
 *
 * <p>Exit code 0 when all went well, 1 when it could not be done.
 */
@Command(
    name = "lapor-receiver",
    mixinStandardHelpOptions = true,
    version = "lapor-receiver 1.0",
    description = "Receives hand-offs of LAPOR for one institution.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = HelpCommand.class,
    exitCodeOnInvalidInput = 1,
    exitCodeOnExecutionException = 1)
public final class ReceiverProgram {

  private ReceiverProgram() {}

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(commands(System.out, System.err).execute(arguments));
  }

  /** The program with all that it can do. */
  static CommandLine commands(PrintStream out, PrintStream err) {
    CommandLine program = new CommandLine(new ReceiverProgram());
    program.addSubcommand("keys", new KeysCommand(out));
    program.addSubcommand("prove", new ProveCommand(out));
    program.addSubcommand("run", new RunCommand(out, err));
    program.addSubcommand("show", new ShowCommand(out));
    return program;
  }
}
