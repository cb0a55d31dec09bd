package id.lapor.report;

import java.io.Serializable;

/**
 * The access code that takes the place of a lost one. It is told this once.
 *
 * @param trackingId ten digits
 * @param accessCode the secret, in groups of four
 */
public record ReplacedCode(String trackingId, String accessCode) implements Serializable {

  /** Says the number alone, so that no log shows the code. */
  @Override
  public String toString() {
    return "ReplacedCode[#" + trackingId + "]";
  }
}
