package id.lapor.importer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The server's API, version 1. What fails for a reason that may pass (connection, too many
 * requests, an error of the server) is tried again after a while, longer each time, and then given
 * up.
 */
final class Server {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(120);
  private static final Duration IMPORT = Duration.ofMinutes(10);
  private static final int MOST_PAGES = 1_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String base;
  private final String token;
  private final Patience patience;

  Server(URI url, String token, Patience patience) {
    String text = url.toString().replaceAll("/+$", "");
    this.base = text.endsWith("/api/v1") ? text : text + "/api/v1";
    this.token = token;
    this.patience = patience;
  }

  /** Sends a batch; the answer may be a refusal of the whole batch. */
  Answer sendReports(List<JsonObject> reports) {
    JsonArray array = Json.createArrayBuilder(reports).build();
    return post("/imports/reports", Json.createObjectBuilder().add("reports", array).build());
  }

  /**
   * Sends a file, packed with gzip. It goes in once, however often it is sent.
   *
   * @param language of what the answer says to people
   */
  Answer sendFile(String path, byte[] packed, String language) {
    return send(
        request(path)
            .timeout(IMPORT)
            .header("Content-Type", "application/gzip")
            .header("Accept-Language", language)
            .POST(BodyPublishers.ofByteArray(packed))
            .build());
  }

  /** Adds a unit. False when the code is taken. */
  boolean addUnit(String parent, String code, String name) {
    JsonObjectBuilder unit =
        Json.createObjectBuilder()
            .add("code", code)
            .add("name", name)
            .add("type", "UNIT")
            .add("parent", parent);
    Answer answer = post("/institutions", unit.build());
    if (answer.status() == 409) {
      return false;
    }
    if (answer.status() >= 300) {
      throw new ImportFailure(
          "The server does not add the institution \"" + name + "\": " + answer.problem());
    }
    return true;
  }

  /** Lists every institution that exists today. */
  void listInstitutions(Consumer<JsonObject> taker) {
    String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      String query =
          "/institutions?limit=100" + (cursor == null ? "" : "&cursor=" + encode(cursor));
      Answer answer = send(request(query).GET().build());
      if (answer.status() != 200) {
        throw new ImportFailure("The server does not list institutions: " + answer.problem());
      }
      JsonObject json = answer.json();
      json.getJsonArray("items").getValuesAs(JsonObject.class).forEach(taker);
      cursor = json.isNull("next") || !json.containsKey("next") ? null : json.getString("next");
      if (cursor == null) {
        return;
      }
    }
    throw new ImportFailure("The server's list of institutions does not end");
  }

  private Answer post(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      String trouble;
      try {
        HttpResponse<String> response =
            client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        Answer answer = new Answer(response.statusCode(), response.body());
        if (answer.status() != 429 && answer.status() < 500) {
          return permitted(answer);
        }
        trouble = "The server answered " + answer.status();
        wait = patience.after(attempt, response.headers().firstValue("Retry-After").orElse(null));
      } catch (IOException lost) {
        trouble = "No connection to " + base + " (" + lost.getClass().getSimpleName() + ")";
        wait = patience.after(attempt, null);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new ImportFailure("Stopped", stopped);
      }
      if (wait == null) {
        throw new ImportFailure(trouble + ", given up after " + attempt + " tries");
      }
      patience.wait(trouble, wait);
    }
  }

  private static Answer permitted(Answer answer) {
    return switch (answer.status()) {
      case 401 -> throw new ImportFailure("The server does not accept the token: get a new one");
      case 403 -> throw new ImportFailure("The token is not that of a national administrator");
      case 404 -> throw new ImportFailure("There is no LAPOR interface at this address");
      default -> answer;
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
