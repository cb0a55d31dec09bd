package id.lapor.report;

import java.util.HexFormat;
import java.util.Map;

/**
 * Free text of an event, as it lies apart from the event that carries only its digest.
 *
 * @param salt in hex, so that the text cannot be guessed from the digest once it is erased
 * @param text canonical JSON of the texts by name
 */
public record SaltedContent(String salt, String text) {

  /** Bytes of salt that each content gets. */
  public static final int SALT_BYTES = 16;

  /**
   * Puts the content together.
   *
   * @param content free text by name
   * @param salt {@value #SALT_BYTES} bytes that were drawn for it alone
   */
  public static SaltedContent of(Map<String, String> content, byte[] salt) {
    return new SaltedContent(HexFormat.of().formatHex(salt), EventChain.canonical(content));
  }

  /** What the event carries. */
  public String digest() {
    return EventChain.contentDigest(salt, text);
  }
}
