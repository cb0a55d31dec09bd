package id.lapor.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Puts messages for institutions' own queues into the bytes in which they go out, once. The relay
 * asks for it between numbering and sending; what is said of a report is known elsewhere.
 */
public interface Composing {

  /**
   * Composes and keeps those of these messages that have no bytes yet, in the caller's transaction.
   *
   * @param channel an institution's own
   * @param numbered messages of that channel that have their numbers, in order, at most as many as
   *     the relay sends at once
   */
  void compose(Channel channel, List<OutboxMessage> numbered);

  /** What was composed of these, by message id; nothing for those that have no bytes. */
  Map<String, Composed> composed(Collection<String> messageIds);

  /**
   * A message as it goes out, however often.
   *
   * @param body UTF-8
   * @param signature compact JWS over the body, without it
   */
  record Composed(MessageType kind, byte[] body, String signature) {}
}
