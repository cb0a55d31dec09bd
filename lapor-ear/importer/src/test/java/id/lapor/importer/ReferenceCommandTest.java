package id.lapor.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program from its command line to its exit code, against a server that says what it is told.
 */
class ReferenceCommandTest {

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;
  private String received;
  private int status = 200;
  private String answer = answer("COMMITTED", 2, 0, "");

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/imports/reference", this::take);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theFileIsSentPackedWithItsKindAndTheCountsAreShown() throws IOException {
    assertThat(run("regions")).isZero();

    assertThat(asked).containsExactly("kind=REGIONS&dryRun=false&renewCodes=false");
    assertThat(received).isEqualTo("code,name\n35,Jawa Timur\n");
    assertThat(out.toString()).contains("Done: 2 created, 0 changed, 0 unchanged, 0 refused");
  }

  @Test
  void aDryRunNamesEachRefusedLineAndWhy() throws IOException {
    answer =
        answer(
            "CHECKED",
            0,
            2,
            "{\"line\": 2, \"column\": \"code\", \"rule\": \"region-code\", \"message\": \"Salah.\"},"
                + "{\"line\": 7, \"column\": \"zone\", \"rule\": \"zone-needed\","
                + " \"message\": \"Perlu.\"}");

    assertThat(run("regions", "--dry-run")).isEqualTo(2);

    assertThat(asked).containsExactly("kind=REGIONS&dryRun=true&renewCodes=false");
    assertThat(err.toString())
        .contains("Line 2, code: Salah. (region-code)")
        .contains("Line 7, zone: Perlu. (zone-needed)");
    assertThat(out.toString()).contains("Dry run: 0 created, 0 changed, 0 unchanged, 2 refused");
  }

  @Test
  void theAnswerIsShownAsJsonWithoutTheCodes() throws IOException {
    answer = withCode();

    assertThat(run("people", "--json")).isZero();

    assertThat(out.toString()).startsWith("{\"state\":\"COMMITTED\"").doesNotContain("AAAA");
  }

  @Test
  void codesForFirstPasswordsGoIntoAFileOfTheOwnerAlone() throws IOException {
    answer = withCode();

    assertThat(run("people")).isZero();

    Path codes = folder.resolve("rows.csv.codes.csv");
    assertThat(Files.readString(codes))
        .isEqualTo("user,code,expires_at\r\nuji.a,AAAA-2222-BBBB-3333,2026-12-08T02:00:00Z\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(codes)))
        .isEqualTo("rw-------");
    assertThat(out.toString() + err).doesNotContain("AAAA");
  }

  @Test
  void codesThatWereNotHandedOutAreNeverOverwritten() throws IOException {
    Files.writeString(folder.resolve("rows.csv.codes.csv"), "user,code\n");

    assertThat(run("people")).isEqualTo(1);

    assertThat(asked).isEmpty();
    assertThat(err.toString()).contains("is there already");
  }

  @Test
  void withoutCodesNoFileIsLeft() throws IOException {
    assertThat(run("people")).isZero();
    assertThat(run("people", "--dry-run")).isZero();

    assertThat(folder.resolve("rows.csv.codes.csv")).doesNotExist();
  }

  @Test
  void aServerThatDoesNotTakeTheFileIsQuoted() throws IOException {
    status = 409;
    answer = "{\"title\": \"Conflict\", \"detail\": \"Berkas lain sedang diimpor.\"}";

    assertThat(run("units")).isEqualTo(1);

    assertThat(err.toString()).contains("Berkas lain sedang diimpor.");
  }

  private int run(String kind, String... more) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret\n");
    Path file = Files.writeString(folder.resolve("rows.csv"), "code,name\n35,Jawa Timur\n");
    List<String> arguments = new ArrayList<>(List.of(kind));
    arguments.addAll(
        List.of(
            "--url",
            "http://localhost:" + server.getAddress().getPort(),
            "--token-file",
            token.toString()));
    arguments.addAll(Arrays.asList(more));
    arguments.add(file.toString());
    return ImportProgram.commands(new PrintStream(out, true), new PrintStream(err, true))
        .execute(arguments.toArray(new String[0]));
  }

  private void take(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getQuery());
    byte[] packed = exchange.getRequestBody().readAllBytes();
    try (GZIPInputStream file = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      received = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String withCode() {
    return answer("COMMITTED", 1, 0, "")
        .replace(
            "\"sha256\"",
            "\"activations\": [{\"user\": \"uji.a\", \"code\": \"AAAA-2222-BBBB-3333\","
                + " \"expiresAt\": \"2026-12-08T02:00:00Z\"}], \"sha256\"");
  }

  private static String answer(String state, int created, int refused, String lines) {
    return """
    {"state": "%s", "created": %d, "changed": 0, "unchanged": 0, "refused": %d, "lines": [%s],
     "ignoredColumns": [], "sha256": "00"}
    """
        .formatted(state, created, refused, lines);
  }
}
