package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The figures of the server as Prometheus fetches them.
 *
 * @param lines one sample each
 */
record Scrape(List<String> lines) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Scrape now() {
    HttpResponse<String> answer = get(RunningLapor.managementUrl() + "/prometheus");
    if (answer.statusCode() != 200) {
      throw new AssertionError("No figures: " + answer.statusCode());
    }
    return new Scrape(answer.body().lines().filter(line -> !line.startsWith("#")).toList());
  }

  static HttpResponse<String> get(String address) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
          BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every name that has a sample. */
  Set<String> names() {
    return lines.stream()
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The sum of the samples of this name whose labels have all these parts. */
  double sum(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
