package id.lapor.notification;

import java.io.Serializable;

/**
 * A template in one language.
 *
 * @param subject for mail
 * @param text what the mail says
 * @param shortText what a short message says
 */
public record Wording(String subject, String text, String shortText) implements Serializable {

  /** One part of it; null where the template has none. */
  public String part(NoticePart part) {
    return switch (part) {
      case SUBJECT -> subject;
      case TEXT -> text;
      case SHORT -> shortText;
    };
  }
}
