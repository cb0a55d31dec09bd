package id.lapor.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program from its command line to its exit code, against a server that keeps what it gets. */
class ImportCommandTest {

  private static final String MAPPING =
      """
      {"externalId": {"column": "id"}, "text": {"column": "text"},
       "institution": {"column": "unit", "suffix": "Kota Surabaya", "below": "kota-surabaya",
         "create": {"parent": "kota-surabaya", "codePrefix": "surabaya-"}}}
      """;

  @TempDir Path folder;

  private final Set<String> known = new LinkedHashSet<>();
  private final List<JsonObject> added = new ArrayList<>();
  private final List<JsonObject> received = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;
  private int failures;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/institutions", this::institutions);
    server.createContext("/api/v1/imports/reports", this::reports);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everyRowGoesInAndTheCountsAddUp() throws IOException {
    Path file = packed("id,text,unit\nA-1,Satu,\nA-2,\"Dua,\nbaris\",\n");

    assertThat(run(file)).isZero();

    assertThat(out.toString()).contains("\"read\":2,\"created\":2,\"existing\":0,\"refused\":0");
    assertThat(received.get(1).getString("text")).isEqualTo("Dua,\nbaris");
  }

  @Test
  void aSecondRunMakesNothingTwice() throws IOException {
    Path file = plain("id,text,unit\nA-1,Satu,\n");
    run(file);
    out.reset();

    assertThat(run(file)).isZero();

    assertThat(out.toString()).contains("\"created\":0,\"existing\":1");
  }

  @Test
  void refusedRowsAreNamedByLineAndReason() throws IOException {
    assertThat(run(plain("id,text,unit\nA-1,,\nA-2,Dua\nBAD-3,Tiga,\nA-4,Empat,\n"))).isEqualTo(2);

    assertThat(out.toString()).contains("\"read\":4,\"created\":1,\"existing\":0,\"refused\":3");
    assertThat(err.toString())
        .contains("line 2 (A-1): text: required")
        .contains("line 3: it has 2 values")
        .contains("line 4 (BAD-3): text: too-long");
  }

  @Test
  void institutionsAreFoundByNameOrCreatedOnce() throws IOException {
    assertThat(
            run(
                plain(
                    "id,text,unit\nA-1,Satu,Dinas Kesehatan\nA-2,Dua,Kelurahan Baru\n"
                        + "A-3,Tiga,Kelurahan Baru\n")))
        .isZero();

    assertThat(received)
        .extracting(row -> row.getString("institution"))
        .containsExactly(
            "surabaya-dinkes", "surabaya-kelurahan-baru-2", "surabaya-kelurahan-baru-2");
    assertThat(added).hasSize(1);
    assertThat(added.get(0).getString("name")).isEqualTo("Kelurahan Baru Kota Surabaya");
  }

  @Test
  void aServerThatIsBusyIsAskedAgain() throws IOException {
    failures = 2;

    assertThat(run(plain("id,text,unit\nA-1,Satu,\n"))).isZero();

    assertThat(err.toString()).contains("The server answered 503; trying again");
    assertThat(received).hasSize(1);
  }

  @Test
  void anInterruptedImportGoesOnWhereItStopped() throws IOException {
    StringBuilder rows = new StringBuilder("id,text,unit\n");
    for (int i = 1; i <= 150; i++) {
      rows.append("A-").append(i).append(",Isi,\n");
    }
    Path file = plain(rows + "A-151,\"tanpa akhir\n");
    assertThat(run(file)).isEqualTo(1);
    assertThat(received).hasSize(100);
    assertThat(out.toString()).isEmpty();

    assertThat(run(file)).isEqualTo(1);

    assertThat(err.toString()).contains("Going on after row 100").contains("a quote is opened");
    assertThat(received).hasSize(100);
  }

  @Test
  void whatCannotBeReadIsSaidPlainly() throws IOException {
    assertThat(run(plain("id,isi\nA-1,Satu\n"))).isEqualTo(1);
    assertThat(err.toString()).contains("columns that the file does not have: text, unit");
    err.reset();

    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "id,text,unit\nA-1,caf\u00e9,\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run(latin)).isEqualTo(1);
    assertThat(err.toString()).contains("not in UTF-8");
    err.reset();

    Path whole = packed("id,text,unit\nA-1,Satu,\n");
    Path half = folder.resolve("half.csv.gz");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length - 12));
    assertThat(run(half)).isEqualTo(1);
    assertThat(err.toString()).contains("gzip file is damaged");
    assertThat(received).isEmpty();
  }

  private int run(Path file) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret\n");
    Path mapping = folder.resolve("mapping.json");
    if (!Files.exists(mapping)) {
      Files.writeString(mapping, MAPPING);
    }
    String url = "http://localhost:" + server.getAddress().getPort();
    return ImportProgram.commands(new PrintStream(out, true), new PrintStream(err, true))
        .execute(
            "reports",
            "--url",
            url,
            "--token-file",
            token.toString(),
            "--mapping",
            mapping.toString(),
            file.toString());
  }

  private Path plain(String rows) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private Path packed(String rows) throws IOException {
    Path file = folder.resolve("rows.csv.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private void institutions(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      answer(
          exchange,
          200,
          """
          {"items": [
            {"code": "kota-surabaya", "name": "Pemerintah Kota Surabaya", "type": "CITY"},
            {"code": "surabaya-dinkes", "name": "Dinas Kesehatan Kota Surabaya", "type": "UNIT",
             "parent": "kota-surabaya"},
            {"code": "dinkes-lain", "name": "Dinas Kesehatan", "type": "UNIT"}], "next": null}
          """);
      return;
    }
    JsonObject unit = body(exchange);
    boolean taken = unit.getString("code").equals("surabaya-kelurahan-baru");
    if (!taken) {
      added.add(unit);
    }
    answer(exchange, taken ? 409 : 201, "{}");
  }

  private void reports(HttpExchange exchange) throws IOException {
    JsonObject batch = body(exchange);
    if (failures-- > 0) {
      answer(exchange, 503, "{}");
      return;
    }
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (JsonObject row : batch.getJsonArray("reports").getValuesAs(JsonObject.class)) {
      String id = row.getString("externalId");
      if (id.startsWith("BAD")) {
        items.add(
            read(
                "{\"outcome\": \"REFUSED\", \"errors\": [{\"field\": \"text\", \"rule\": \"too-long\"}]}"));
      } else if (known.add(id)) {
        received.add(row);
        items.add(read("{\"outcome\": \"CREATED\"}"));
      } else {
        items.add(read("{\"outcome\": \"EXISTING\"}"));
      }
    }
    answer(exchange, 200, Json.createObjectBuilder().add("items", items).build().toString());
  }

  private static JsonObject body(HttpExchange exchange) throws IOException {
    return read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new java.io.StringReader(text))) {
      return reader.readObject();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
