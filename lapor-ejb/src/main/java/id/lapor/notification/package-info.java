/**
 * What leaves the house for reporters: notices, promised in the transaction of the use case that
 * owes them, sent later by a sweep.
 *
 * <p>This feature reacts; nothing below knows it. No transaction is open while a mail server or a
 * gateway is spoken to. A crash between sending and striking off sends a notice twice, with the
 * same message id; it never loses one.
 */
package id.lapor.notification;
