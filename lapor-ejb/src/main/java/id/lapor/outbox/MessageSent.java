package id.lapor.outbox;

import java.time.Instant;

/**
 * A message was committed by the broker.
 *
 * <p>Fired in the transaction that strikes the message off the outbox. After a crash the message is
 * sent, and this is said, again; an observer that fails makes the relay send the batch again.
 *
 * @param handoffId the hand-off that the message is about
 * @param messageId the message
 * @param type what it said
 * @param sentAt when the broker had it
 */
public record MessageSent(String handoffId, String messageId, MessageType type, Instant sentAt) {}
