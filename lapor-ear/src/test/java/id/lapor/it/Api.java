package id.lapor.it;

import id.lapor.launcher.Build.Account;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of {@code /api/v1}; without a token it is the public. Immutable. */
public final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Map<String, String> headers;

  private Api(Map<String, String> headers) {
    this.headers = headers;
  }

  /** Somebody who has not signed in. */
  public static Api anybody() {
    return new Api(Map.of());
  }

  /** Signed in with a demo account, by its user name. */
  public static Api signedIn(String user) {
    Account account =
        RunningLapor.accounts().stream()
            .filter(known -> known.user().equals(user))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No demo account " + user));
    return signedIn(account);
  }

  /** Signed in with the first demo account that has the role. */
  public static Api as(String role) {
    return signedIn(
        RunningLapor.accounts().stream()
            .filter(account -> account.role().equals(role))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No demo account for " + role)));
  }

  /** Signed in with the first demo account that has the role at the institution. */
  public static Api as(String role, String institution) {
    return signedIn(
        RunningLapor.accounts().stream()
            .filter(account -> account.role().equals(role))
            .filter(account -> account.institution().equals(institution))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No demo account for " + role + " at " + institution)));
  }

  /** The same client with one more header on each request. */
  public Api with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(Map.copyOf(more));
  }

  /** The reporter: whoever knows the access code. */
  public Api withCode(String accessCode) {
    return with("Lapor-Access-Code", accessCode);
  }

  /** Reads; {@code path} begins with a slash and follows {@code /api/v1}. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Ends something. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Sends JSON. */
  public Answer post(String path, JsonObject body) {
    return post(
        path,
        "application/json",
        body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Puts JSON in the place of what is there. */
  public Answer put(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString())));
  }

  /** Sends whatever the test wants to be refused. */
  public Answer post(String path, String contentType, byte[] body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
  }

  /**
   * What came back as it came.
   *
   * @param bytes the body
   */
  public record Download(int status, java.net.http.HttpHeaders headers, byte[] bytes) {

    /** A header's first value, or an empty text. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** Reads bytes. */
  public Download download(String path) {
    return send("GET", path, null, null);
  }

  /** Sends any request; without a body when it is null. */
  public Download send(String method, String path, String contentType, byte[] body) {
    HttpRequest.Builder request =
        request(path)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    try {
      java.net.http.HttpResponse<byte[]> answer =
          CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Download(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A bearer token of a demo account, for programs that ask for one. */
  static String tokenOf(String user) {
    return signedIn(user).headers.get("Authorization").replace("Bearer ", "");
  }

  private static Api signedIn(Account account) {
    Answer answer =
        anybody()
            .post(
                "/tokens",
                Json.createObjectBuilder()
                    .add("user", account.user())
                    .add("password", account.password())
                    .build());
    if (answer.status() != 200) {
      throw new IllegalStateException("No token for " + account.user() + ": " + answer);
    }
    return anybody().with("Authorization", "Bearer " + answer.string("token"));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(RunningLapor.baseUrl() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
