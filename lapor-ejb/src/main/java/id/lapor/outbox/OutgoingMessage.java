package id.lapor.outbox;

/**
 * A numbered message in the bytes in which it goes to the broker now.
 *
 * @param signature compact JWS over the body, without it; null when it is yet to be signed
 */
record OutgoingMessage(OutboxMessage message, byte[] body, String signature) {}
