package id.lapor.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until the server answers, with its data loaded. */
public final class Readiness {

  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * Short: a server that is starting may keep a caller waiting, and its progress is shown between.
   */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static final int OK = 200;

  private final String baseUrl;
  private final String managementUrl;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * Of the server with these addresses, without a slash at the end.
   *
   * @param baseUrl where pages and API are
   * @param managementUrl where health is
   */
  public Readiness(String baseUrl, String managementUrl) {
    this.baseUrl = baseUrl;
    this.managementUrl = managementUrl;
  }

  /**
   * Returns when pages and API can be used.
   *
   * @throws Refusal when the server ends, refuses the application or takes too long
   */
  public void await(Server server) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      Progress progress = new Progress(server.log());
      while (!isReady()) {
        progress.show();
        if (!server.handle().isAlive() || server.refusedApplication()) {
          throw new Refusal(
              Exit.SERVER, "The application did not start. The reason is in " + server.log());
        }
        if (System.nanoTime() > end) {
          throw new Refusal(
              Exit.SERVER,
              "The application is not ready after " + LONGEST.toMinutes() + " minutes");
        }
        Thread.sleep(PAUSE.toMillis());
      }
      progress.show();
    } catch (IOException e) {
      throw new Refusal(Exit.SERVER, "The server's log cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether pages and API can be used now. */
  public boolean isReady() throws InterruptedException {
    return answers(baseUrl + "/api/v1/institutions?limit=1")
        && answers(managementUrl + "/health/ready");
  }

  private boolean answers(String url) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
