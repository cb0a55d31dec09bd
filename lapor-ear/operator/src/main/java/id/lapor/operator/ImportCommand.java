package id.lapor.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code lapor import}: hands over to the program that imports, which is told where this node is.
 */
@Command(
    name = "import",
    description = "Imports reports and reference data; lapor import help says what and how.")
final class ImportCommand implements Callable<Integer> {

  /** What the program takes for the address of the server when it is told none. */
  private static final String ADDRESS = "LAPOR_IMPORT_URL";

  @ParentCommand private Lapor lapor;

  @Parameters(index = "0", paramLabel = "WHAT", description = "what is imported, such as regions")
  private String what;

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "what that program is told")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = lapor.configuration();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(configuration.installation().importer().toString());
    command.add(what);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putIfAbsent(ADDRESS, new RunningServer(configuration).localUrl());
    return builder.start().waitFor();
  }
}
