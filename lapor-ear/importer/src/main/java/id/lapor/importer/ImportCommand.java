package id.lapor.importer;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports existing reports from a file into a running server.
 *
 * <p>Exit code 0 when every row went in or was in already, 2 when rows were refused, 1 when it
 * could not be brought to the end.
 */
@Command(
    name = "reports",
    mixinStandardHelpOptions = true,
    description = "Imports existing reports from a CSV file into a running LAPOR server.",
    exitCodeOnInvalidInput = 1,
    exitCodeOnExecutionException = 1)
final class ImportCommand implements Callable<Integer> {

  @Mixin private Access access;

  @Option(
      names = "--mapping",
      required = true,
      description = "JSON file that says which column becomes what")
  private Path mappingFile;

  @Option(
      names = "--state",
      description = "Where to remember how far the import is (default: beside the input)")
  private Path stateFile;

  @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a header, may be gzip")
  private Path input;

  private final PrintStream out;
  private final PrintStream err;

  ImportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Imports, and says by the exit code how it went. */
  @Override
  public Integer call() {
    try {
      Tally tally = run();
      out.println(tally.json());
      return tally.refused() > 0 ? 2 : 0;
    } catch (ImportFailure failure) {
      err.println(failure.getMessage());
      return 1;
    }
  }

  private Tally run() {
    Mapping mapping = Mapping.read(mappingFile);
    Server server = access.server(err);
    try (CsvFile file = CsvFile.open(input, mapping.columns())) {
      InstitutionCodes institutions = InstitutionCodes.of(mapping.institution(), server);
      RowMapper mapper = new RowMapper(mapping, file.columns(), institutions);
      StateFile state =
          new StateFile(
              stateFile == null
                  ? input.resolveSibling(input.getFileName() + ".lapor-state")
                  : stateFile,
              StateFile.job(input, mappingFile, access.url().toString()));
      return new ImportRun(file, mapper, server, state, new Progress(err)).toTheEnd();
    }
  }
}
