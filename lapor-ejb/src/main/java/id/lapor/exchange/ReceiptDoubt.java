package id.lapor.exchange;

import java.util.Locale;

/** Why a receipt is not believed. Institutions read the {@linkplain #code() code}. */
public enum ReceiptDoubt {
  /** Longer than a receipt may be. */
  TOO_LARGE,
  /** Not sent as bytes. */
  NOT_BYTES,
  /** Not JSON, or a member is missing, malformed or of no use for its kind. */
  UNREADABLE,
  /** No signature, or nothing that could be one. */
  NO_SIGNATURE,
  /** Signed under a key that the institution does not have, or not at this time. */
  UNKNOWN_KEY,
  /** Somebody else's signature, or one over other bytes. */
  WRONG_SIGNATURE,
  /** Sent by the account of another institution than the one that signed. */
  FOREIGN_ACCOUNT,
  /** About a message that was never sent to this institution, or about another hand-off. */
  NOT_ADDRESSED,
  /** The message that LAPOR sent has other bytes. */
  OTHER_BODY,
  /** Its id belongs to a receipt with other bytes. */
  ID_TAKEN,
  /** The institution sends more than it may; to be sent again later. */
  TOO_MANY;

  /** As it stands in answers and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
