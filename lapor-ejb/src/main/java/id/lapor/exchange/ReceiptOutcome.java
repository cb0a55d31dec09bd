package id.lapor.exchange;

/** What became of a receipt. */
public enum ReceiptOutcome {
  /** It holds, whether it changed anything or said what was known. */
  ACKNOWLEDGED,
  /** Genuine, and not possible any more. */
  REFUSED,
  /** Not believed, or not readable; it changed nothing. */
  QUARANTINED
}
