package id.lapor.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * What the management port says of the server's health.
 *
 * @param status of the answer
 * @param text all that it says
 */
record Health(int status, String text) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Everything there is. */
  static Health all() {
    return of("/health");
  }

  /** Whether the node serves. */
  static Health ready() {
    return of("/health/ready");
  }

  /** Whether only a restart would help. */
  static Health live() {
    return of("/health/live");
  }

  /** Names of the checks. */
  List<String> names() {
    return checks().stream().map(check -> check.getString("name")).toList();
  }

  /** What the check adds to its status. */
  JsonObject data(String name) {
    return check(name).getJsonObject("data");
  }

  /** {@code OK}, {@code DEGRADED} or {@code DOWN}. */
  String state(String name) {
    return data(name).getString("state");
  }

  private JsonObject check(String name) {
    return checks().stream()
        .filter(check -> check.getString("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No check " + name + " in " + text));
  }

  private List<JsonObject> checks() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class);
    }
  }

  private static Health of(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RunningLapor.managementUrl() + path))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      return new Health(answer.statusCode(), answer.body());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
