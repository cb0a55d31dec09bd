package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reference data on the shipped server by the shipped command. What it brings in goes out again
 * afterwards, because other tests know the regions of the build.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferenceImportIT {

  /** The register of all regions beside the project, for tests only; not part of it. */
  private static final List<Path> OFFICIAL =
      List.of(Path.of("../../shared/data/regions"), Path.of("../shared/data/regions"));

  private static final Path PROGRAM = Path.of("importer/target/lapor-import.jar");
  private static final long MOST_STATEMENTS = 60;

  /** The tables of an import, or the columns of its checks. */
  private static final Pattern OWN =
      Pattern.compile("temporary|pg_temp|staged|wanted|moment|is_new|w\\.line|reference-import");

  @TempDir static Path folder;

  /** What a run of the program left. */
  private record Run(int exit, String out, String err) {

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

  @BeforeAll
  static void theAdministratorHasAToken() throws IOException {
    Files.writeString(folder.resolve("token"), Api.tokenOf("national-admin"));
    Files.writeString(folder.resolve("verifier"), Api.tokenOf("national-verifier"));
  }

  @AfterAll
  static void whatWentInGoesOut() {
    LaporDatabase.shared().execute("delete from lapor.region where length(code) > 5");
    LaporDatabase.shared().execute("delete from lapor.region where code like '97%'");
    LaporDatabase.shared().execute("vacuum analyze lapor.region");
  }

  @Test
  @Order(1)
  void aDryRunNamesTheRefusedLinesInTheLanguageAsked() throws IOException {
    Path file = file("code,name,zone", "97,Papua Uji,WIT", "98.01,Kabupaten Uji,", "97.1,Uji,");

    Run run = run("regions", "--dry-run", "--language", "en", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("Line 3, code: There is no 98, neither here nor in the file. (unknown-parent)")
        .contains("Line 4, code:");
    assertThat(run.out()).contains("Dry run: 1 created, 0 changed, 0 unchanged, 2 refused");
    assertThat(regions("97%")).isZero();
  }

  @Test
  @Order(2)
  void oneBadLineKeepsTheWholeFileOutAndASoundFileGoesInOnce() throws IOException {
    Path bad = file("code,name,zone", "97,Papua Uji,WIT", "98.01,Kabupaten Uji,");
    assertThat(run("regions", bad.toString()).exit()).isEqualTo(2);
    assertThat(regions("97%")).isZero();

    Path good = file("code,name,zone", "97.01,Kabupaten Uji,", "97,Papua Uji,WIT");
    assertThat(run("regions", "--json", good.toString()).counts()).isEqualTo("2 0 0");
    String tag = Api.anybody().get("/regions").header("ETag");
    Run again = run("regions", "--json", good.toString());

    assertThat(again.counts()).isEqualTo("0 0 0");
    assertThat(Api.anybody().get("/regions").header("ETag")).isEqualTo(tag);
    assertThat(
            LaporDatabase.shared()
                .rows(
                    "select account, subject, substring(detail from '^created=\\d+ changed=\\d+') d"
                        + " from lapor.administration_entry where detail like '%"
                        + again.json().getString("sha256")
                        + "' order by id"))
        .containsExactly(
            Map.of("account", "national-admin", "subject", "REGIONS", "d", "created=2 changed=0"),
            Map.of("account", "national-admin", "subject", "REGIONS", "d", "created=0 changed=0"));
  }

  @Test
  @Order(3)
  void onlyTheNationalAdministratorImports() throws IOException {
    Path file = file("code,name,zone", "97.02,Kabupaten Uji,");

    Run verifier = run("verifier", "regions", file.toString());

    assertThat(verifier.exit()).isEqualTo(1);
    assertThat(verifier.err()).contains("not that of a national administrator");
    assertThat(regions("97.02")).isZero();
    assertThat(
            Api.anybody()
                .post("/imports/reference?kind=REGIONS", "text/csv", "code,name\n".getBytes())
                .status())
        .isEqualTo(401);
  }

  @Test
  @Order(4)
  void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused() {
    Api admin = Api.as("NATIONAL_ADMIN");
    byte[] large = new byte[8 * 1024 * 1024 + 1];
    Arrays.fill(large, (byte) 'x');

    assertThat(admin.post("/imports/reference?kind=REGIONS", "text/csv", large).status())
        .isEqualTo(413);
    assertThat(
            admin
                .post("/imports/reference?kind=REGIONS", "application/json", "{}".getBytes())
                .status())
        .isEqualTo(415);
    assertThat(admin.post("/imports/reference", "text/csv", "code\n".getBytes()).status())
        .isEqualTo(400);
  }

  @Test
  @Order(5)
  void theWholeOfficialRegisterGoesInWhileReportsComeIn() {
    Path official = official();
    assertThat(run("regions", official.resolve("provinces.csv").toString()).out())
        .contains("0 created, 0 changed, 38 unchanged");
    assertThat(run("regions", official.resolve("regencies.csv").toString()).out())
        .contains("0 created, 0 changed, 514 unchanged");
    assertThat(run("regions", official.resolve("districts.csv").toString()).out())
        .contains("7285 created");
    long start = System.nanoTime();
    CompletableFuture<Run> villages =
        CompletableFuture.supplyAsync(
            () -> run("regions", official.resolve("villages.csv.gz").toString()));
    int reports = 0;
    long slowest = 0;
    do {
      long asked = System.nanoTime();
      assertThat(Api.anybody().post("/reports", report("35.78")).status()).isEqualTo(201);
      assertThat(Api.anybody().get("/regions?q=surabaya").status()).isEqualTo(200);
      slowest = Math.max(slowest, System.nanoTime() - asked);
      reports++;
    } while (!villages.isDone());

    assertThat(villages.join().out()).contains("83762 created, 0 changed, 0 unchanged, 0 refused");
    System.out.printf(
        "83,762 villages in %,d ms; meanwhile %d reports, the slowest with its search %,d ms%n",
        millis(System.nanoTime() - start), reports, millis(slowest));
  }

  @Test
  @Order(6)
  void theRegisterAgainChangesNothingAtABoundedNumberOfStatements() {
    Path villages = official().resolve("villages.csv.gz");
    long start = System.nanoTime();
    try (StatementLog log = new StatementLog()) {
      AtomicReference<Run> again = new AtomicReference<>();
      long statements = log.ownOf(OWN, () -> again.set(run("regions", villages.toString())));

      assertThat(again.get().out()).contains("0 created, 0 changed, 83762 unchanged");
      assertThat(statements).isBetween(17L, MOST_STATEMENTS);
    }
    System.out.printf("and again in %,d ms%n", millis(System.nanoTime() - start));
  }

  @Test
  @Order(7)
  void regionsAreFoundQuicklyAmongNinetyThousand() {
    official();
    Api anybody = Api.anybody();
    for (String path :
        List.of("/regions?parent=35.78", "/regions?q=gubeng", "/regions?q=sari&limit=100")) {
      anybody.get(path);
      long start = System.nanoTime();
      Answer found = anybody.get(path);
      System.out.printf("%s in %,d ms%n", path, millis(System.nanoTime() - start));
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.json().getJsonArray("items")).isNotEmpty();
    }
    assertThat(anybody.get("/regions?parent=35.78.08&limit=100").text()).contains("35.78.08.1001");
    LaporDatabase.shared().execute("analyze lapor.region");
    assertThat(
            LaporDatabase.shared()
                .rows("explain select 1 from lapor.region where search_text like '%gubeng%'")
                .toString())
        .contains("region_search");
  }

  @Test
  @Order(8)
  void aReportNamesItsVillageAndIsFoundByEverythingAboveIt() {
    official();
    Answer made = Api.anybody().post("/reports", report("35.78.08.1001"));
    assertThat(made.status()).isEqualTo(201);
    String report = made.string("trackingId");

    JsonObject place = Api.as("NATIONAL_VERIFIER").get("/reports/" + report).json();

    assertThat(place.toString()).contains("35.78.08.1001").contains("Kota Surabaya");
  }

  @Test
  @Order(9)
  void theFormOffersDistrictsAndVillagesWithoutScripts() {
    official();
    Visitor visitor = new Visitor();
    Map<String, String> typed = new LinkedHashMap<>(PublicForm.filled());
    Visitor.Seen form = visitor.get(PublicForm.PATH);
    assertThat(form.html()).doesNotContain("35.78.08");

    Visitor.Seen districts = visitor.send(form, PublicForm.PATH, "report", "below", typed);
    assertThat(districts.html()).contains("value=\"35.78.08\"").doesNotContain("35.78.08.1001");
    typed.put("location-district", "35.78.08");
    Visitor.Seen villages = visitor.send(districts, PublicForm.PATH, "report", "below", typed);
    assertThat(villages.html()).contains("value=\"35.78.08.1001\"");
    typed.put("location-village", "35.78.08.1001");
    Visitor.Seen receipt = PublicForm.send(visitor, villages, typed);

    assertThat(region(PublicForm.number(receipt))).isEqualTo("35.78.08.1001");
  }

  @Test
  @Order(10)
  void aDistrictOfAnotherRegencyCountsAsNone() {
    official();
    Map<String, String> typed = new LinkedHashMap<>(PublicForm.filled());
    typed.put("location-district", "35.79.01");

    Visitor.Seen receipt = PublicForm.send(new Visitor(), typed);

    assertThat(region(PublicForm.number(receipt))).isEqualTo("35.78");
  }

  @Test
  @Order(11)
  void whoIsImportedChoosesAPasswordAndSignsIn() throws IOException {
    Path file =
        file(
            "user,title,role,institution",
            "it.penghubung,Pejabat penghubung,LIAISON_OFFICER,kota-surabaya");
    Path codes = folder.resolve("it.codes.csv");
    Run run = run("people", "--codes", codes.toString(), file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    String code = Files.readAllLines(codes).get(1).split(",")[1];
    Visitor visitor = new Visitor();

    Visitor.Seen wrong =
        activate(visitor, "it.penghubung", "2222-2222-2222-2222", "kata sandi pertama");
    assertThat(wrong.html()).contains("id=\"activationCode-error\"");
    Visitor.Seen done = activate(visitor, "it.penghubung", code, "kata sandi pertama");

    assertThat(done.words()).contains("Kata sandi tersimpan");
    assertThat(
            Api.anybody()
                .post(
                    "/tokens",
                    Json.createObjectBuilder()
                        .add("user", "it.penghubung")
                        .add("password", "kata sandi pertama")
                        .build())
                .status())
        .isEqualTo(200);
    assertThat(run("people", "--json", file.toString()).counts()).isEqualTo("0 0 0");
  }

  private static Visitor.Seen activate(Visitor visitor, String user, String code, String password) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("user", user);
    typed.put("activationCode", code);
    typed.put("newPassword", password);
    typed.put("newPasswordAgain", password);
    return visitor.send(visitor.get("/aktivasi"), "/aktivasi", "activation", "choose", typed);
  }

  private static String region(String number) {
    return LaporDatabase.shared()
        .rows("select region_code from lapor.report where tracking_id = '" + number + "'")
        .get(0)
        .get("region_code")
        .toString();
  }

  private static JsonObject report(String region) {
    return Cases.complaint()
        .add("location", Json.createObjectBuilder().add("regionCode", region))
        .build();
  }

  private static long regions(String code) {
    return ((Number)
            LaporDatabase.shared()
                .rows("select count(*) n from lapor.region where code like '" + code + "'")
                .get(0)
                .get("n"))
        .longValue();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private static Path official() {
    Path found = OFFICIAL.stream().filter(Files::isDirectory).findFirst().orElse(null);
    assumeTrue(found != null, "The folder shared/data is not beside the project: skipped");
    return found;
  }

  private static Path file(String... lines) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "rows", ".csv"), String.join("\r\n", lines) + "\r\n");
  }

  private static Run run(String... arguments) {
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
