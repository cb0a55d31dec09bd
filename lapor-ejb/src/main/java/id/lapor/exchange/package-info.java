/**
 * What passes between LAPOR and an institution's own system, and proves itself: the messages in the
 * bytes in which they went out, the keys of the institutions, and the receipts that they sign.
 */
package id.lapor.exchange;
