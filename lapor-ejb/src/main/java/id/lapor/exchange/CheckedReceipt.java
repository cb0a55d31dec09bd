package id.lapor.exchange;

import id.lapor.institution.Institution;

/**
 * What is known of a receipt after it was looked at.
 *
 * @param message what it says, or null when it cannot be read
 * @param sender who signed it, for certain; else null
 * @param kid the key that it names, whether it was signed with it or not; null when it names none
 * @param doubt why it is not believed, or null
 */
record CheckedReceipt(
    ArrivedReceipt arrived,
    ReceiptMessage message,
    Institution sender,
    String kid,
    ReceiptDoubt doubt) {

  /** The same receipt, about which this was found out later. */
  CheckedReceipt but(ReceiptDoubt later) {
    return new CheckedReceipt(arrived, message, sender, kid, later);
  }

  /** Whether the hand-off that it names is one that was offered to the sender. */
  boolean addressed() {
    return doubt == null
        || doubt == ReceiptDoubt.OTHER_BODY
        || doubt == ReceiptDoubt.ID_TAKEN
        || doubt == ReceiptDoubt.TOO_MANY;
  }
}
