package id.lapor.exchange;

/**
 * Both sides of what passed: LAPOR's message, the institution's receipt for it, and LAPOR's answer
 * to the receipt.
 *
 * @param trackingId number of the report
 * @param receipt what became of the receipt
 * @param message null when it went out before messages were kept
 * @param signed the receipt itself
 * @param answer null until it goes out
 */
public record ReceiptPair(
    String trackingId, ReceiptView receipt, Proof message, Proof signed, Proof answer) {}
