package id.lapor.operator;

import id.lapor.launcher.Exit;
import id.lapor.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code lapor import}: hands over to the program for one kind of data, with the settings of this
 * installation in its environment.
 */
@Command(
    name = "import",
    description = "Imports data with the program for its kind; lapor import KIND --help says how.")
final class ImportCommand implements Callable<Integer> {

  private static final String JAR = ".jar";

  @ParentCommand private Lapor lapor;

  @Parameters(index = "0", paramLabel = "KIND", description = "what is imported, such as reports")
  private String kind;

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "what that program is told")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = lapor.configuration();
    Path program = configuration.installation().importer(kind);
    if (!kind.matches("[a-z]+") || !Files.isRegularFile(program)) {
      throw new Refusal(Exit.SETTINGS, "What can be imported: " + kinds(configuration));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    for (Setting setting : Setting.values()) {
      (setting.path()
              ? configuration.path(setting).map(Path::toString)
              : configuration.value(setting))
          .ifPresent(value -> builder.environment().put(setting.variable(), value));
    }
    return builder.start().waitFor();
  }

  private static String kinds(Configuration configuration) throws IOException {
    try (Stream<Path> programs = Files.list(configuration.installation().importers())) {
      return programs
          .map(program -> program.getFileName().toString())
          .filter(name -> name.endsWith(JAR))
          .map(name -> name.substring(0, name.length() - JAR.length()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
