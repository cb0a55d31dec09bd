package id.lapor.operator;

import id.lapor.launcher.Refusal;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code bin/lapor}: what whoever runs an installation does with it.
 *
 * <p>Exit code 0 when it was done, otherwise one of {@link id.lapor.launcher.Exit}; {@code status}
 * has its own.
 */
@Command(
    name = "lapor",
    description = "Checks, starts and stops this installation of LAPOR.",
    mixinStandardHelpOptions = true,
    versionProvider = Lapor.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      StartCommand.class,
      StopCommand.class,
      StatusCommand.class,
      KeysCommand.class,
      ImportCommand.class,
      ExampleCommand.class
    })
final class Lapor {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "file with the settings (usual: $LAPOR_CONF, or conf/lapor.conf)")
  private Path file;

  private Lapor() {}

  /** Which build this is. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"LAPOR " + Lapor.class.getPackage().getImplementationVersion()};
    }
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    CommandLine program = new CommandLine(new Lapor());
    program.setExecutionExceptionHandler(Lapor::explain);
    // What follows the kind of data is for the program of that kind.
    program
        .getSubcommands()
        .get("import")
        .setStopAtPositional(true)
        .setUnmatchedOptionsArePositionalParams(true);
    System.exit(program.execute(arguments));
  }

  /** The settings that this call is about. */
  Configuration configuration() {
    String variable = System.getenv("LAPOR_CONF");
    Path named = file != null ? file : variable == null ? null : Path.of(variable);
    return Configuration.read(
        Installation.ofThisProgram(),
        named == null ? null : named.toAbsolutePath(),
        System.getenv());
  }

  /** A refusal is for people; anything else is a fault of ours and shown whole. */
  private static int explain(
      Exception failed, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (failed instanceof Refusal refusal) {
      System.err.println(refusal.getMessage());
      return refusal.exit().code();
    }
    throw failed;
  }
}
