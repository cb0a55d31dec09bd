package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Installation.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What an operator does with the distribution, in the order in which it is done. */
@TestMethodOrder(OrderAnnotation.class)
class InstallationIT {

  private static final String PASSWORD = "first-of-all-passwords";
  private static final Map<String, String> FIRST_ADMINISTRATOR =
      Map.of("LAPOR_ADMIN_USER", "pertama", "LAPOR_ADMIN_PASSWORD", PASSWORD);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Installation lapor;

  @BeforeAll
  static void unpack() throws IOException {
    Path directory = Path.of(System.getProperty("lapor.ear")).resolveSibling("an installation");
    RunningLapor.delete(directory);
    lapor = Installation.unpackedIn(directory);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    lapor.end();
  }

  @Test
  @Order(1)
  void theCheckNamesEverythingThatIsWrongAtOnce() throws IOException, InterruptedException {
    Map<String, String> wrong = lapor.settings();
    wrong.put("lapor.base.url", "http://lapor.example");
    wrong.put("lapor.keys", "conf/nowhere.properties");
    wrong.put("lapor.db.password", "wrong-password");
    wrong.put("lapor.proxy.trusted", "10.0.0.0/40");
    wrong.put("lapor.http.port", URI.create(RunningLapor.baseUrl()).getPort() + "");
    wrong.put("lapor.scanner", "127.0.0.1:1");
    wrong.put("lapor.broker.url", "tcp://127.0.0.1:1");
    wrong.put("lapor.broker.user", "lapor");
    wrong.put("lapor.broker.password", "another-wrong-password");
    wrong.put("lapor.attachments", "conf/nowhere");
    wrong.put("lapor.mail.host", "127.0.0.1");
    wrong.put("lapor.mail.from", "nobody");
    wrong.put("lapor.mial.port", "25");
    lapor.configure(wrong);
    Files.setPosixFilePermissions(
        lapor.file("conf/lapor.conf"), PosixFilePermissions.fromString("rw-r--r--"));

    Outcome check = lapor.run(Map.of("LAPOR_LIMITS", "off"), "check");
    Outcome start = lapor.run(Map.of("LAPOR_LIMITS", "off"), "start", "--detach");

    assertThat(check.code()).isEqualTo(2);
    assertThat(errors(check))
        .extracting(line -> line.split(" +")[1])
        .contains(
            "lapor.base.url",
            "lapor.keys",
            "lapor.db.password",
            "lapor.proxy.trusted",
            "lapor.http.port",
            "lapor.scanner",
            "lapor.broker.url",
            "lapor.attachments",
            "lapor.limits",
            "lapor.mial.port",
            "lapor.admin.user");
    assertThat(check.output())
        .contains("lapor.mail.port", "lapor.mail.from", "chmod 600")
        .doesNotContain("wrong-password", "another-wrong-password", lapor.ownerPassword());
    assertThat(start.code()).isEqualTo(2);
    assertThat(lapor.file("my data")).doesNotExist();
  }

  @Test
  @Order(2)
  void theOwnersRoleIsNoRoleForTheApplication() throws IOException, InterruptedException {
    lapor.configure(lapor.settings());

    Outcome check =
        lapor.run(
            Map.of("LAPOR_DB_USER", "lapor_owner", "LAPOR_DB_PASSWORD", lapor.ownerPassword()),
            "check");

    assertThat(check.code()).isEqualTo(2);
    assertThat(errors(check))
        .anyMatch(line -> line.contains("lapor.db.user") && line.contains("lapor_vault"));
  }

  @Test
  @Order(3)
  void keysAreMadeOnceForTheOwnerAlone() throws IOException, InterruptedException {
    Outcome made = lapor.run(Map.of(), "lapor", "keys", "make");
    String keys = Files.readString(lapor.file("conf/keys.properties"));
    Outcome again = lapor.run(Map.of(), "lapor", "keys", "make");

    assertThat(made.code()).isZero();
    assertThat(again.code()).isEqualTo(2);
    assertThat(lapor.file("conf/keys.properties")).hasContent(keys);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(lapor.file("conf/keys.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  @Order(4)
  void productionStartsAndTheFirstAdministratorSignsIn() throws IOException, InterruptedException {
    Outcome start = lapor.run(FIRST_ADMINISTRATOR, "start", "--detach");

    assertThat(start.code()).as(start.output()).isZero();
    assertThat(lapor.run(Map.of(), "lapor", "status").code()).isZero();
    assertThat(get(lapor.managementUrl() + "/health/ready", Map.of()).statusCode()).isEqualTo(200);
    assertThat(signIn("pertama", PASSWORD, "198.51.100.1").statusCode()).isEqualTo(200);
    assertThat(Answer.of(get(lapor.url() + "/api/v1/reports", Map.of())).items()).isEmpty();
  }

  @Test
  @Order(5)
  void nobodySignsInWithAPasswordThatEverybodyKnows() throws IOException, InterruptedException {
    assertThat(signIn("national-admin", "demo-national-admin", "198.51.100.2").statusCode())
        .isEqualTo(401);
  }

  @Test
  @Order(6)
  void itsPasswordsStandInNoCommandLineAndInNoLog() throws IOException, InterruptedException {
    String command =
        ProcessHandle.allProcesses()
            .flatMap(process -> process.info().commandLine().stream())
            .filter(line -> line.contains(lapor.file("my data").toString()))
            .findFirst()
            .orElse("");
    Path properties = lapor.file("my data/server.properties");

    assertThat(command).contains("server.properties").doesNotContain(lapor.ownerPassword());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(properties)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(lapor.file("my data/server/log/server.log")))
        .doesNotContain(lapor.ownerPassword(), PASSWORD);
  }

  @Test
  @Order(7)
  void behindATrustedProxyLinksAndProtectionAreThoseOfThePublicAddress()
      throws IOException, InterruptedException {
    Map<String, String> encrypted = Map.of("X-Forwarded-Proto", "https");
    HttpResponse<String> home = get(lapor.url() + "/", encrypted);
    HttpResponse<String> page = get(lapor.url() + "/staff/", encrypted);
    HttpResponse<String> elsewhere =
        get(lapor.url() + "/staff/", Map.of("Forwarded", "proto=https;host=other.example"));

    assertThat(page.headers().firstValue("Location").orElse(""))
        .startsWith("https://lapor.example/");
    assertThat(home.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(elsewhere.headers().firstValue("Location").orElse(""))
        .startsWith("https://other.example/");
  }

  /** The server of the other tests trusts nobody. */
  @Test
  @Order(8)
  void fromAnybodyElseHeadersAboutTheSenderChangeNothing()
      throws IOException, InterruptedException {
    Map<String, String> pretended =
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example");
    HttpResponse<String> home = get(RunningLapor.baseUrl() + "/", pretended);
    HttpResponse<String> page = get(RunningLapor.baseUrl() + "/staff/", pretended);

    assertThat(page.headers().firstValue("Location").orElse("")).startsWith(RunningLapor.baseUrl());
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  @Order(9)
  void limitsHoldForTheSenderThatTheProxySawWhateverStandsBeforeIt()
      throws IOException, InterruptedException {
    int status = 401;
    for (int i = 0; i < 100 && status == 401; i++) {
      status = guess("nobody-" + i, "192.0.2." + i + ", 203.0.113.7");
    }

    assertThat(status).isEqualTo(429);
    assertThat(guess("nobody-at-all", "203.0.113.7")).isEqualTo(429);
    assertThat(guess("nobody-at-all", "203.0.113.7, 203.0.113.8")).isEqualTo(401);
  }

  @Test
  @Order(10)
  void aSecondStartLeavesTheRunningServerAlone() throws IOException, InterruptedException {
    assertThat(lapor.run(Map.of(), "start", "--detach").code()).isEqualTo(4);
    assertThat(lapor.run(Map.of(), "lapor", "status").code()).isZero();
  }

  @Test
  @Order(11)
  void importKnowsWhereTheServerIs() throws IOException, InterruptedException {
    Path token = lapor.file("token");
    Path file = lapor.file("categories.csv");
    Files.writeString(file, "code,name,parent\npos,Pos,nowhere-at-all\n");
    Files.writeString(
        token, Answer.of(signIn("pertama", PASSWORD, "198.51.100.1")).string("token"));

    Outcome refused =
        lapor.run(
            Map.of(), "import", "categories", "--dry-run", "--token-file", token + "", file + "");

    assertThat(refused.code()).as(refused.output()).isEqualTo(2);
    assertThat(refused.output()).contains("nowhere-at-all", "1 refused");
    assertThat(lapor.run(Map.of(), "import", "reports", "--help").output()).contains("--mapping");
    assertThat(lapor.run(Map.of(), "import", "help").output()).contains("regions", "people");
  }

  @Test
  @Order(12)
  void stoppedIsStopped() throws IOException, InterruptedException {
    assertThat(lapor.run(Map.of(), "stop").code()).isZero();
    assertThat(lapor.run(Map.of(), "lapor", "status").code()).isEqualTo(3);
  }

  @Test
  @Order(13)
  void whatADemonstrationLeftInTheDatabaseStopsTheNextStart()
      throws IOException, InterruptedException, SQLException {
    lapor.execute("update lapor.account set demo = true");

    Outcome start = lapor.run(Map.of(), "start", "--detach");

    assertThat(start.code()).isEqualTo(2);
    assertThat(start.output()).contains("demo accounts");
    assertThat(lapor.run(Map.of(), "lapor", "status").code()).isEqualTo(3);
  }

  private static List<String> errors(Outcome outcome) {
    return outcome.output().lines().filter(line -> line.startsWith("ERROR")).toList();
  }

  private static int guess(String user, String senders) throws IOException, InterruptedException {
    return signIn(user, "a-wrong-password", senders).statusCode();
  }

  private static HttpResponse<String> get(String url, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::header);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> signIn(String user, String password, String sender)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(lapor.url() + "/api/v1/tokens"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", sender)
            .POST(
                BodyPublishers.ofString(
                    "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password)))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
