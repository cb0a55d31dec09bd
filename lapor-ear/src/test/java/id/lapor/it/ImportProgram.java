package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The shipped command for imports, as somebody with a token runs it against the server of the
 * tests.
 */
final class ImportProgram {

  private static final Path PROGRAM = Path.of("importer/target/lapor-import.jar");

  private final Path folder;

  private ImportProgram(Path folder) {
    this.folder = folder;
  }

  /** What a run of the program left. */
  record Run(int exit, String out, String err) {

    JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(out))) {
        return reader.readObject();
      }
    }

    String counts() {
      JsonObject json = json();
      return json.getInt("created") + " " + json.getInt("changed") + " " + json.getInt("refused");
    }
  }

  /** With the tokens {@code token} of an administrator and {@code verifier} in this folder. */
  static ImportProgram in(Path folder) throws IOException {
    Files.writeString(folder.resolve("token"), Api.tokenOf("national-admin"));
    Files.writeString(folder.resolve("verifier"), Api.tokenOf("national-verifier"));
    return new ImportProgram(folder);
  }

  /** A file with these lines. */
  Path file(String... lines) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "rows", ".csv"), String.join("\r\n", lines) + "\r\n");
  }

  /** Runs it; the first argument may be the name of another token. */
  Run run(String... arguments) {
    boolean other = Files.exists(folder.resolve(arguments[0]));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", PROGRAM.toAbsolutePath().toString()));
    command.add(arguments[other ? 1 : 0]);
    command.addAll(List.of("--url", RunningLapor.baseUrl(), "--token-file"));
    command.add(folder.resolve(other ? arguments[0] : "token").toString());
    command.addAll(Arrays.asList(arguments).subList(other ? 2 : 1, arguments.length));
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      Process program =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return new Run(
          program.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
