package id.lapor.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports existing reports from a file into a running server.
 *
 * <p>Exit code 0 when every row went in or was in already, 2 when rows were refused, 1 when it
 * could not be brought to the end.
 */
@Command(
    name = "lapor-import",
    mixinStandardHelpOptions = true,
    version = "lapor-import 1.0",
    description = "Imports existing reports from a CSV file into a running LAPOR server.",
    exitCodeOnInvalidInput = 1,
    exitCodeOnExecutionException = 1)
public final class ImportCommand implements Callable<Integer> {

  private static final int LONGEST_TOKEN = 8_192;

  @Option(
      names = "--url",
      required = true,
      description = "Address of the server, such as http://localhost:8080")
  private URI url;

  @Option(
      names = "--token-file",
      required = true,
      description = "File that holds the bearer token of a national administrator")
  private Path tokenFile;

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

  /** Starts the program. */
  public static void main(String[] arguments) {
    ImportCommand command = new ImportCommand(System.out, System.err);
    System.exit(new CommandLine(command).execute(arguments));
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
    checkUrl();
    Server server = new Server(url, token(), Patience.usual(err));
    try (CsvFile file = CsvFile.open(input, mapping.columns())) {
      InstitutionCodes institutions = InstitutionCodes.of(mapping.institution(), server);
      RowMapper mapper = new RowMapper(mapping, file.columns(), institutions);
      StateFile state =
          new StateFile(
              stateFile == null
                  ? input.resolveSibling(input.getFileName() + ".lapor-state")
                  : stateFile,
              StateFile.job(input, mappingFile, url.toString()));
      return new ImportRun(file, mapper, server, state, new Progress(err)).toTheEnd();
    }
  }

  private void checkUrl() {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new ImportFailure("The address " + url + " is not one of a web server");
    }
  }

  private String token() {
    try {
      String token = Files.readString(tokenFile).strip();
      if (token.length() > LONGEST_TOKEN || !token.matches("[\\x21-\\x7e]+")) {
        throw new ImportFailure("The file " + tokenFile + " does not hold one token");
      }
      return token;
    } catch (IOException unreadable) {
      throw new ImportFailure("The token file " + tokenFile + " cannot be read", unreadable);
    }
  }
}
