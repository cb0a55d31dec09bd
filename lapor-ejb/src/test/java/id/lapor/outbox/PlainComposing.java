package id.lapor.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what was promised and nothing of reports; keeps it outside of any transaction. */
final class PlainComposing implements Composing {

  private final Map<String, Composed> kept = new HashMap<>();

  @Override
  public void compose(Channel channel, List<OutboxMessage> numbered) {
    for (OutboxMessage message : numbered) {
      Composed present = kept.get(message.messageId());
      if (present == null || present.kind() != message.type()) {
        byte[] body = message.says(Messaging.NOW).toString().getBytes(UTF_8);
        kept.put(message.messageId(), new Composed(message.type(), body, "e30..c2ln"));
      }
    }
  }

  @Override
  public Map<String, Composed> composed(Collection<String> messageIds) {
    Map<String, Composed> found = new HashMap<>(kept);
    found.keySet().retainAll(messageIds);
    return found;
  }
}
