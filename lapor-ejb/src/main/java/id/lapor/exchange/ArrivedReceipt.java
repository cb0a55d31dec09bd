package id.lapor.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What came to the receipts, before anybody has looked at it.
 *
 * @param body its bytes; null when there are more than a receipt may have, or when it was not bytes
 * @param sha256 hash of what came, lower-case hexadecimal
 * @param signature what it says is its signature, or null
 * @param account the account that sent it, where the broker tells; else null
 * @param at when LAPOR had it
 * @param doubt why it was not read to the end, or null
 */
public record ArrivedReceipt(
    byte[] body, String sha256, String signature, String account, Instant at, ReceiptDoubt doubt) {

  private static final int MAX_SIGNATURE = 2_000;
  private static final int MAX_ACCOUNT = 64;

  /** What is longer than a signature or the name of an account can be is neither. */
  public ArrivedReceipt {
    signature = signature == null || signature.length() > MAX_SIGNATURE ? null : signature;
    account =
        account == null ? null : account.substring(0, Math.min(MAX_ACCOUNT, account.length()));
  }

  /** One that was read whole. */
  public static ArrivedReceipt of(byte[] body, String signature, String account, Instant at) {
    return new ArrivedReceipt(body, sha256(body), signature, account, at, null);
  }

  static String sha256(byte[] body) {
    return HexFormat.of().formatHex(digest().digest(body));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  /** Names the bytes and nothing that is in them. */
  @Override
  public String toString() {
    return "receipt " + sha256 + " of " + account;
  }
}
