package id.lapor.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of notices as they are in force, and the words for codes that stand in them. */
@ApplicationScoped
public class NoticeTemplates {

  private static final String BUNDLE = "id.lapor.notices";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The text in force. */
  Wording wording(NoticeTemplate template, Locale language) {
    return shipped(template, language);
  }

  /** The text that comes with this build. */
  Wording shipped(NoticeTemplate template, Locale language) {
    return new Wording(
        shipped(template, NoticePart.SUBJECT, language),
        shipped(template, NoticePart.TEXT, language),
        shipped(template, NoticePart.SHORT, language));
  }

  /** The word for a code, such as a reason; the code itself when there is none. */
  String label(String kind, String code, Locale language) {
    String key = "label." + kind + "." + code;
    ResourceBundle texts = bundle(language);
    return texts.containsKey(key) ? texts.getString(key) : code;
  }

  private static String shipped(NoticeTemplate template, NoticePart part, Locale language) {
    return template.parts().contains(part)
        ? bundle(language).getString(template + "." + part.key()).stripTrailing()
        : null;
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        BUNDLE, language, NoticeTemplates.class.getClassLoader(), NO_FALLBACK);
  }
}
