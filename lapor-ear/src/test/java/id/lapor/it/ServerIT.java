package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.launcher.Exit;
import id.lapor.launcher.Launcher;
import id.lapor.launcher.Refusal;
import id.lapor.launcher.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerIT {

  /** Said by the platform about itself; docs/operations.md lists them. */
  private static final List<String> FOREIGN = List.of();

  @Test
  void theServerStartsWithoutWarnings() throws IOException {
    List<String> warnings =
        Files.readAllLines(oldestLog()).stream()
            .takeWhile(line -> !line.contains("WFLYSRV0025"))
            .filter(line -> line.matches("^\\S+ \\S+ (WARN|ERROR|FATAL) .*"))
            .filter(line -> FOREIGN.stream().noneMatch(line::contains))
            .toList();

    assertThat(warnings).isEmpty();
  }

  /** Where the first start stands; what other tests do may have begun a new file since. */
  private static Path oldestLog() {
    Path logs = RunningLapor.data().resolve("server/log");
    return IntStream.iterate(20, number -> number > 0, number -> number - 1)
        .mapToObj(number -> logs.resolve("server.log." + number))
        .filter(Files::exists)
        .findFirst()
        .orElse(logs.resolve("server.log"));
  }

  @Test
  void itIsReadyAndSaysSo() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RunningLapor.managementUrl() + "/health/ready")).build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void itTellsProgramsWhereItIsAndWhoMaySignIn() throws IOException {
    JsonObject run = runFile();

    assertThat(run.getString("baseUrl")).isEqualTo(RunningLapor.baseUrl());
    assertThat(run.getString("managementUrl")).isEqualTo(RunningLapor.managementUrl());
    assertThat(run.getJsonNumber("pid").longValue()).isEqualTo(ProcessHandle.current().pid());
    assertThat(run.getJsonArray("accounts")).hasSameSizeAs(RunningLapor.accounts()).isNotEmpty();
  }

  @Test
  void aSecondLauncherLeavesADirectoryInUseAlone() throws IOException, InterruptedException {
    JsonObject before = runFile();
    Launcher second = new Launcher(settings(RunningLapor.data()));

    assertThat(refusalOf(second)).isEqualTo(Exit.DATA_IN_USE);
    second.stop();
    assertThat(runFile()).isEqualTo(before);
    assertThat(Api.anybody().get("/institutions?limit=1").status()).isEqualTo(200);
  }

  @Test
  void aBusyPortIsNamedBeforeAnythingIsMade() throws IOException, InterruptedException {
    Path empty = Files.createTempDirectory("lapor-busy");
    Launcher second = new Launcher(settings(empty.resolve("data")));

    assertThat(refusalOf(second)).isEqualTo(Exit.PORT_BUSY);
    second.stop();
    assertThat(empty).isEmptyDirectory();
  }

  private static Exit refusalOf(Launcher launcher) throws InterruptedException {
    try {
      launcher.start();
    } catch (Refusal refusal) {
      return refusal.exit();
    }
    throw new AssertionError("It started");
  }

  /** On the ports of the running server. */
  private static Settings settings(Path data) {
    Path home = Path.of(System.getProperty("lapor.home"));
    int offset = URI.create(RunningLapor.baseUrl()).getPort() - 8080;
    return new Settings(
        home,
        Path.of(System.getProperty("lapor.ear")),
        Path.of(System.getProperty("lapor.ear")).resolveSibling("lapor-postgresql"),
        data,
        offset,
        false,
        false);
  }

  private static JsonObject runFile() throws IOException {
    try (Reader file = Files.newBufferedReader(RunningLapor.data().resolve("run.json"));
        JsonReader reader = Json.createReader(file)) {
      return reader.readObject();
    }
  }
}
