package id.lapor.shared;

import id.lapor.shared.RuleViolation.FieldError;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the rules say to people, in Bahasa Indonesia and in English. API and pages show these texts,
 * never the messages of the exceptions, which are for logs.
 */
public final class RuleTexts {

  /** The language of whoever asks for none that we speak. */
  public static final Locale INDONESIAN = new Locale("id");

  private static final String BUNDLE = "id.lapor.rules";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private RuleTexts() {}

  /** What is wrong with one field. */
  public static String text(Locale language, FieldError error) {
    return text(language, error.rule(), error.params().toArray());
  }

  /** What is wrong with the request as a whole; the fields have texts of their own. */
  public static String text(Locale language, RuleViolation violation) {
    return violation.fields().size() == 1
        ? text(language, violation.fields().get(0))
        : text(language, violation.rule());
  }

  /**
   * The text of a rule.
   *
   * @param rule name of the rule; one that has no text is shown as it is
   * @param params bounds and the like, in the order of the bundle
   */
  public static String text(Locale language, String rule, Object... params) {
    ResourceBundle texts = bundle(language);
    if (!texts.containsKey(rule)) {
      return rule;
    }
    return new MessageFormat(texts.getString(rule), language).format(params);
  }

  /**
   * The first language of these that we speak, else {@link #INDONESIAN}.
   *
   * @param wanted the most wanted first
   */
  public static Locale spoken(List<Locale> wanted) {
    return wanted.stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals("en") || isIndonesian(language))
        .findFirst()
        .map(language -> isIndonesian(language) ? INDONESIAN : Locale.ENGLISH)
        .orElse(INDONESIAN);
  }

  /** Java before 17 wrote Indonesian as {@code in}, and some clients still do. */
  private static boolean isIndonesian(String language) {
    return language.equals("id") || language.equals("in");
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        BUNDLE, language, RuleTexts.class.getClassLoader(), NO_FALLBACK);
  }
}
