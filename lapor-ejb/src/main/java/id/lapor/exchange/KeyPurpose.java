package id.lapor.exchange;

/** What an institution's key is for. One key never serves both. */
public enum KeyPurpose {
  /** The institution signs its receipts with it: Ed25519, or ECDSA on P-256. */
  SIGNING,
  /** LAPOR encrypts for it what only this institution may read: ECDH on P-256. */
  ENCRYPTION
}
