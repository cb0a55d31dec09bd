package id.lapor.handoff;

import java.io.Serializable;

/**
 * A standard text as administrators see it.
 *
 * @param institution code of whose it is, or null for the whole country
 * @param uses how often officers have put it into an answer
 */
public record StandardTextView(
    long id,
    long version,
    String institution,
    String institutionName,
    StandardWording wording,
    long uses)
    implements Serializable {

  /** Whether it is for the whole country. */
  public boolean national() {
    return institution == null;
  }
}
