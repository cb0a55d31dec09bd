/**
 * Messages between LAPOR and the institutions: promised in the transaction of the use case, sent by
 * the relay, taken up once.
 *
 * <p>No transaction spans the database and the broker. A crash between the two repeats a message;
 * it never loses one, and the inbox makes the repetition harmless. The format of the messages is
 * {@code docs/handoff-protocol.md}.
 */
package id.lapor.outbox;
