package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Brings one kind of reference data from a file into a running server: all of it or nothing. The
 * server judges the lines; this program sends the file and shows what was said.
 */
@Command(
    mixinStandardHelpOptions = true,
    description = "Brings reference data of this kind from a CSV file, all of it or nothing.",
    exitCodeOnInvalidInput = 1,
    exitCodeOnExecutionException = 1)
final class ReferenceCommand implements Callable<Integer> {

  /** What can be imported, by the name of the command. */
  static final List<String> KINDS =
      List.of("regions", "institutions", "units", "people", "categories");

  private static final long LARGEST = 64L * 1024 * 1024;
  private static final String PEOPLE = "people";

  @Mixin private Access access;

  @Option(names = "--dry-run", description = "Only say what would become of the file")
  private boolean dryRun;

  @Option(names = "--json", description = "Say it as one JSON object on standard output")
  private boolean json;

  @Option(
      names = "--language",
      defaultValue = "id",
      description = "Language of the reasons: id or en (default: ${DEFAULT-VALUE})")
  private String language;

  @Option(
      names = "--codes",
      description =
          "people: where the codes for first passwords go (default: beside the input); must not be"
              + " there yet")
  private Path codes;

  @Option(
      names = "--renew-codes",
      description = "people: a new code for everybody in the file who has no password yet")
  private boolean renewCodes;

  @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a header, may be gzip")
  private Path input;

  private final String kind;
  private final PrintStream out;
  private final PrintStream err;

  ReferenceCommand(String kind, PrintStream out, PrintStream err) {
    this.kind = kind;
    this.out = out;
    this.err = err;
  }

  /** Imports, and says by the exit code how it went. */
  @Override
  public Integer call() {
    try {
      JsonObject outcome = kind.equals(PEOPLE) && !dryRun ? withCodes() : send();
      show(outcome);
      return outcome.getInt("refused") > 0 ? 2 : 0;
    } catch (ImportFailure failure) {
      err.println(failure.getMessage());
      return 1;
    }
  }

  private JsonObject withCodes() {
    Path file = codes == null ? input.resolveSibling(input.getFileName() + ".codes.csv") : codes;
    try (CodesFile kept = CodesFile.create(file)) {
      JsonObject outcome = send();
      JsonArray issued = outcome.getJsonArray("activations");
      if (issued != null) {
        kept.keep(issued);
        err.printf("%d codes for first passwords are in %s%n", issued.size(), file);
      }
      return outcome;
    }
  }

  private JsonObject send() {
    if (!language.equals("id") && !language.equals("en")) {
      throw new ImportFailure("The language is id or en");
    }
    byte[] packed = packed();
    err.printf("Sending %s (%,d bytes packed); the server looks at it%n", input, packed.length);
    String query =
        "?kind="
            + kind.toUpperCase(Locale.ROOT)
            + "&dryRun="
            + dryRun
            + "&renewCodes="
            + renewCodes;
    Answer answer = access.server(err).sendFile("/imports/reference" + query, packed, language);
    if (answer.status() != 200) {
      throw new ImportFailure("The server does not take the file: " + answer.problem());
    }
    return answer.json();
  }

  /** A file that is packed already is sent as it is. */
  private byte[] packed() {
    try {
      if (Files.size(input) > LARGEST) {
        throw new ImportFailure("The file " + input + " is larger than 64 MiB");
      }
      byte[] file = Files.readAllBytes(input);
      if (file.length > 1 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b) {
        return file;
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(file);
      }
      return packed.toByteArray();
    } catch (IOException unreadable) {
      throw new ImportFailure("The file " + input + " cannot be read", unreadable);
    }
  }

  private void show(JsonObject outcome) {
    if (json) {
      out.println(Json.createObjectBuilder(outcome).remove("activations").build());
      return;
    }
    List<JsonObject> lines = outcome.getJsonArray("lines").getValuesAs(JsonObject.class);
    for (JsonObject line : lines) {
      err.printf(
          "Line %d, %s: %s (%s)%n",
          line.getInt("line"),
          line.getString("column"),
          line.getString("message"),
          line.getString("rule"));
    }
    JsonArray ignored = outcome.getJsonArray("ignoredColumns");
    if (!ignored.isEmpty()) {
      err.println("Passed over: " + ignored);
    }
    out.printf(
        "%s: %d created, %d changed, %d unchanged, %d refused%n",
        state(outcome.getString("state")),
        outcome.getInt("created"),
        outcome.getInt("changed"),
        outcome.getInt("unchanged"),
        outcome.getInt("refused"));
  }

  private static String state(String state) {
    return switch (state) {
      case "CHECKED" -> "Dry run";
      case "COMMITTED" -> "Done";
      default -> "Nothing went in";
    };
  }
}
