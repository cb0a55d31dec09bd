package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.it.ImportProgram.Run;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The register of all regions on the shipped server: 91,599 rows by the shipped command, found and
 * chosen afterwards. They go out again, because other tests know the regions of the build.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegionRegisterIT {

  /** The register of all regions beside the project, for tests only; not part of it. */
  private static final List<Path> OFFICIAL =
      List.of(Path.of("../../shared/data/regions"), Path.of("../shared/data/regions"));

  private static final long MOST_STATEMENTS = 60;

  /** The tables of an import, or the columns of its checks. */
  private static final Pattern OWN =
      Pattern.compile("temporary|pg_temp|staged|wanted|moment|is_new|w\\.line|reference-import");

  @TempDir static Path folder;
  private static ImportProgram program;

  @BeforeAll
  static void theAdministratorHasAToken() throws IOException {
    program = ImportProgram.in(folder);
  }

  @AfterAll
  static void whatWentInGoesOut() {
    LaporDatabase.shared().execute("delete from lapor.region where length(code) > 5");
    LaporDatabase.shared().execute("vacuum analyze lapor.region");
  }

  @Test
  @Order(1)
  void theWholeOfficialRegisterGoesInWhileReportsComeIn() {
    Path official = official();
    assertThat(program.run("regions", official.resolve("provinces.csv").toString()).out())
        .contains("0 created, 0 changed, 38 unchanged");
    assertThat(program.run("regions", official.resolve("regencies.csv").toString()).out())
        .contains("0 created, 0 changed, 514 unchanged");
    assertThat(program.run("regions", official.resolve("districts.csv").toString()).out())
        .contains("7285 created");
    long start = System.nanoTime();
    CompletableFuture<Run> villages =
        CompletableFuture.supplyAsync(
            () -> program.run("regions", official.resolve("villages.csv.gz").toString()));
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
  @Order(2)
  void theRegisterAgainChangesNothingAtABoundedNumberOfStatements() {
    Path villages = official().resolve("villages.csv.gz");
    long start = System.nanoTime();
    try (StatementLog log = new StatementLog()) {
      AtomicReference<Run> again = new AtomicReference<>();
      long statements =
          log.ownOf(OWN, () -> again.set(program.run("regions", villages.toString())));

      assertThat(again.get().out()).contains("0 created, 0 changed, 83762 unchanged");
      assertThat(statements).isBetween(17L, MOST_STATEMENTS);
    }
    System.out.printf("and again in %,d ms%n", millis(System.nanoTime() - start));
  }

  @Test
  @Order(3)
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
  @Order(4)
  void aReportNamesItsVillageAndIsFoundByEverythingAboveIt() {
    official();
    Answer made = Api.anybody().post("/reports", report("35.78.08.1001"));
    assertThat(made.status()).isEqualTo(201);
    String report = made.string("trackingId");

    JsonObject place = Api.as("NATIONAL_VERIFIER").get("/reports/" + report).json();

    assertThat(place.toString()).contains("35.78.08.1001").contains("Kota Surabaya");
  }

  @Test
  @Order(5)
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
  @Order(6)
  void aDistrictOfAnotherRegencyCountsAsNone() {
    official();
    Map<String, String> typed = new LinkedHashMap<>(PublicForm.filled());
    typed.put("location-district", "35.79.01");

    Visitor.Seen receipt = PublicForm.send(new Visitor(), typed);

    assertThat(region(PublicForm.number(receipt))).isEqualTo("35.78");
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

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private static Path official() {
    Path found = OFFICIAL.stream().filter(Files::isDirectory).findFirst().orElse(null);
    assumeTrue(found != null, "The folder shared/data is not beside the project: skipped");
    return found;
  }
}
