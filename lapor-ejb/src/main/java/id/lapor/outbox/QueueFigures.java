package id.lapor.outbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

/**
 * What the broker says of a queue.
 *
 * @param waiting messages in it, those that were handed out and not yet acknowledged among them
 * @param consumers how many read it now
 * @param acknowledged messages that were taken since the broker began
 */
record QueueFigures(long waiting, int consumers, long acknowledged) {

  /** More queues than there are institutions. */
  private static final int AT_MOST = 2_000;

  /** Of all queues of channels, by name, in one question. */
  static Map<String, QueueFigures> of(BrokerControl broker) {
    Map<String, QueueFigures> found = new HashMap<>();
    String answer = broker.told("listQueues", "", 1, AT_MOST);
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      JsonArray queues = reader.readObject().getJsonArray("data");
      for (JsonObject queue : queues.getValuesAs(JsonObject.class)) {
        String name = queue.getString("name");
        if (name.startsWith(Channel.ADDRESS_PREFIX)) {
          found.put(
              name,
              new QueueFigures(
                  number(queue, "messageCount"),
                  (int) number(queue, "consumerCount"),
                  number(queue, "messagesAcked")));
        }
      }
    }
    return found;
  }

  private static long number(JsonObject queue, String name) {
    return Long.parseLong(queue.getString(name, "0"));
  }
}
