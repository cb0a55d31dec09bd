package id.lapor.notification;

import java.io.Serializable;

/**
 * What a reporter would be told of something that has not been done yet.
 *
 * @param written whether a message goes out; without it the reporter reads it on their page alone
 * @param mail whether it is a mail rather than a short text
 * @param language {@code id} or {@code en}, the reporter's own
 * @param subject of the mail, or null
 * @param text of the message, or null
 */
public record NoticePreview(
    boolean written, boolean mail, String language, String subject, String text)
    implements Serializable {

  /** Nothing is sent; the page speaks Bahasa Indonesia. */
  static final NoticePreview NONE = new NoticePreview(false, false, "id", null, null);
}
