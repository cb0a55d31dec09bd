package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The server's broker as a test reaches it, through {@link BrokerDoor}. */
final class Broker {

  /** The queue of the portal's channel. */
  static final String PORTAL = "handoff.portal";

  /** Where messages end that nobody could take. */
  static final String DEAD_LETTERS = "handoff.dead";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Broker() {}

  /** What a test that talks to the broker deploys beside the application. */
  static WebArchive door() {
    return ShrinkWrap.create(WebArchive.class, "broker-door.war").addClass(BrokerDoor.class);
  }

  /** Sends a text to the portal's queue. */
  static void send(String mark, String text) {
    send(mark, "text", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends something to the portal's queue, as {@code text}, {@code bytes} or {@code map}. */
  static void send(String mark, String kind, byte[] body) {
    URI door = address(PORTAL + "?kind=" + kind + "&mark=" + mark);
    answer(HttpRequest.newBuilder(door).POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends bytes to a queue. */
  static void sendTo(String queue, String mark, byte[] body) {
    URI door = address(queue + "?kind=bytes&mark=" + mark);
    answer(HttpRequest.newBuilder(door).POST(BodyPublishers.ofByteArray(body)));
  }

  /** Whether the queue's address keeps messages on the disk alone because they are too many. */
  static boolean pages(String queue) {
    return Boolean.parseBoolean(answer(HttpRequest.newBuilder(address(queue + "?pages=1"))));
  }

  /** Gives the running server another value of a setting; an empty one takes it away. */
  static void setting(String name, String value) {
    URI door = address("?setting=" + name + "&value=" + value);
    answer(HttpRequest.newBuilder(door).PUT(BodyPublishers.noBody()));
  }

  /** How many messages the queue was given since the server started. */
  static int added(String queue) {
    return look(queue).getInt("messagesAdded");
  }

  /** The messages that lie among the broker's dead letters until LAPOR takes them. */
  static List<JsonObject> deadLetters() {
    return look(DEAD_LETTERS).getJsonArray("messages").getValuesAs(JsonObject.class);
  }

  /** The messages that LAPOR took from there. */
  static List<JsonObject> takenLetters() {
    return Sql.column(
            "select json_build_object('mark', properties::json ->> 'mark', 'from', queue, 'id',"
                + " letter_id)::text from dead_letter where kind = 'UNDELIVERED'"
                + " and properties::json ->> 'mark' is not null")
        .stream()
        .map(GivenQueue::json)
        .toList();
  }

  /** Waits until the portal's receiver has taken all there was, whatever came of it. */
  static void emptied() {
    Eventually.eventually(
        () -> {
          assertThat(look(PORTAL).getInt("messageCount")).isZero();
          return null;
        },
        Duration.ofSeconds(20));
  }

  private static JsonObject look(String queue) {
    String text = answer(HttpRequest.newBuilder(address(queue)));
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static URI address(String queue) {
    return URI.create(RunningLapor.baseUrl() + "/broker-door/queues/" + queue);
  }

  private static String answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
