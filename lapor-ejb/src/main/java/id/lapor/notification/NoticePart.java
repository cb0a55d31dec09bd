package id.lapor.notification;

import java.util.Locale;

/** A part of a notice's text. */
public enum NoticePart {
  /** The subject of a mail: one line. */
  SUBJECT(120),
  /** What the mail says. */
  TEXT(3_000),
  /** What a short message says. */
  SHORT(300);

  private final int longest;

  NoticePart(int longest) {
    this.longest = longest;
  }

  /** Most characters. */
  public int longest() {
    return longest;
  }

  /** Its name in files and in what clients send. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
