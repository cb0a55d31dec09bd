package id.lapor.exchange;

/**
 * What an institution's system says it has done with a hand-off. A later one implies the others.
 */
public enum ReceiptKind {
  /** It has the message. */
  DELIVERED,
  /** The institution takes the hand-off up. */
  ACCEPTED,
  /** It is not competent. */
  RETURNED,
  /** It answers the reporter. */
  ANSWERED,
  /** Nothing more is to be done on its side. */
  COMPLETED
}
