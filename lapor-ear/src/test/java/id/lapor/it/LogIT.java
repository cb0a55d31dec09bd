package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log tells, and what it never tells. */
class LogIT {

  private static final String REQUEST = "c0ffee00c0ffee00c0ffee00c0ffee01";

  @Test
  void everyAnswerNamesItsRequest() {
    Answer given = Api.anybody().with("X-Request-Id", REQUEST).get("/institutions?limit=1");
    Answer traced =
        Api.anybody()
            .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .get("/institutions?limit=1");
    Answer forged = Api.anybody().with("X-Request-Id", "Siti-Aminah").get("/reports/1");

    assertThat(given.header("X-Request-Id")).isEqualTo(REQUEST);
    assertThat(traced.header("X-Request-Id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(forged.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    assertThat(Scrape.get(RunningLapor.baseUrl() + "/").headers().firstValue("X-Request-Id"))
        .isPresent();
  }

  @Test
  void theLineOfAnIncidentNamesItsRequest() {
    Faults.failing("report_event", "insert", 1);
    try {
      Answer failed =
          Api.anybody().with("X-Request-Id", REQUEST).post("/reports", Cases.complaint().build());

      assertThat(failed.status()).isEqualTo(500);
      assertThat(lines())
          .anyMatch(line -> line.contains(REQUEST) && line.contains(failed.string("incident")));
    } finally {
      Faults.repaired("report_event");
    }
  }

  /** What goes well, what is refused and what fails: three ways into a log. */
  @Test
  void noLogHoldsAnIdentityACodeATokenOrAWordOfAReport() {
    String name = "Raden Ajeng Kusumaningtyas";
    String mail = "kusumaningtyas@example.org";
    String phone = "081298765432";
    String word = "kebocoranpipaistimewa";
    JsonObject report =
        Cases.complaint()
            .add("title", "Tentang " + word)
            .add("body", "Sudah lama terjadi " + word + " di sini.")
            .add(
                "reporter",
                Json.createObjectBuilder().add("name", name).add("email", mail).add("phone", phone))
            .build();
    Answer taken = Api.anybody().post("/reports", report);
    String code = taken.string("accessCode");
    String path = "/reports/" + taken.string("trackingId");
    Api reporter = Api.anybody().withCode(code);
    assertThat(reporter.get(path).status()).isEqualTo(200);
    reporter.get(path + "?accessCode=" + code + "&name=Kusumaningtyas");
    Scrape.get(
        RunningLapor.baseUrl() + "/lacak?kode=" + code + "&nomor=" + taken.string("trackingId"));
    reporter.post(path + "/completion", Cases.completion().build());
    reporter.post(
        path + "/replies",
        "application/json",
        ("{\"text\":\"" + word).getBytes(StandardCharsets.UTF_8));
    Api token = Api.anybody().with("Authorization", "Bearer " + "rahasia".repeat(6));
    assertThat(token.get(path).status()).isEqualTo(401);
    Api.anybody()
        .post(
            "/tokens",
            Json.createObjectBuilder()
                .add("user", "kusumaningtyas")
                .add("password", "rahasia-sekali")
                .build());
    Faults.failing("report_event", "insert", 2);
    try {
      assertThat(Api.anybody().post("/reports", report).status()).isEqualTo(500);
      assertThat(reporter.post(path + "/withdrawal", JsonObject.EMPTY_JSON_OBJECT).status())
          .isEqualTo(500);
    } finally {
      Faults.repaired("report_event");
    }

    assertThat(everyLog())
        .doesNotContainIgnoringCase("kusumaningtyas")
        .doesNotContain(phone, phone.substring(1), word, code, code.replace("-", ""))
        .doesNotContain("rahasia");
  }

  private static List<String> lines() {
    return read(RunningLapor.data().resolve("server/log/server.log")).lines().toList();
  }

  private static String everyLog() {
    Path data = RunningLapor.data();
    StringBuilder all = new StringBuilder();
    for (String log :
        List.of("server/log/server.log", "server/log/console.log", "postgresql.log")) {
      all.append(read(data.resolve(log)));
    }
    return all.toString();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
