package id.lapor.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of notices as they are in force, and the words for codes that stand in them. */
@ApplicationScoped
public class NoticeTemplates {

  private static final int MOST_LANGUAGES = 2;
  private static final String BUNDLE = "id.lapor.notices";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The text in force: an administrator's, or else the shipped one. */
  Wording wording(NoticeTemplate template, Locale language) {
    return written(template, language)
        .map(NoticeWording::wording)
        .orElseGet(() -> shipped(template, language));
  }

  /** Puts a text in force. */
  void write(NoticeTemplate template, Locale language, Wording wording) {
    Optional<NoticeWording> written = written(template, language);
    if (written.isPresent()) {
      written.get().word(wording);
    } else {
      em.persist(new NoticeWording(id(template, language), wording));
    }
    em.flush();
  }

  /** Puts the shipped text in force again. */
  void erase(NoticeTemplate template, Locale language) {
    written(template, language).ifPresent(em::remove);
    em.flush();
  }

  void add(NoticeWordingPast past) {
    em.persist(past);
  }

  /** Under which name a text is kept: {@code ROUTED.en}. */
  static String id(NoticeTemplate template, Locale language) {
    return template + (language.equals(Locale.ENGLISH) ? ".en" : ".id");
  }

  Optional<NoticeWording> written(NoticeTemplate template, Locale language) {
    return Optional.ofNullable(em.find(NoticeWording.class, id(template, language)));
  }

  /** Every text of an administrator, by the name under which it is kept; one statement. */
  Map<String, NoticeWording> written() {
    return em.createQuery("select w from NoticeWording w", NoticeWording.class)
        .setMaxResults(NoticeTemplate.values().length * MOST_LANGUAGES)
        .getResultStream()
        .collect(Collectors.toMap(NoticeWording::id, Function.identity()));
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
