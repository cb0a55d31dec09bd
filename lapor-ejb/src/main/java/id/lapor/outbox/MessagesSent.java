package id.lapor.outbox;

import java.time.Instant;
import java.util.List;

/**
 * A batch of messages of one channel was committed by the broker.
 *
 * <p>Fired in the transaction that strikes the messages off the outbox. After a crash the batch is
 * sent, and this is said, again; an observer that fails makes the relay send the batch again.
 *
 * @param messages in the order in which they went out
 * @param sentAt when the broker had them
 */
public record MessagesSent(List<Sent> messages, Instant sentAt) {

  /** The messages are copied. */
  public MessagesSent {
    messages = List.copyOf(messages);
  }

  /**
   * One of them.
   *
   * @param handoffId the hand-off that the message is about
   * @param messageId the message
   * @param type what it said
   */
  public record Sent(String handoffId, String messageId, MessageType type) {}
}
