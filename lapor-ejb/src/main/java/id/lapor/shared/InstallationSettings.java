package id.lapor.shared;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What whoever runs this installation has set: the system property {@code lapor.mail.host}, or
 * where there is none the environment variable {@code LAPOR_MAIL_HOST}.
 */
public final class InstallationSettings {

  private InstallationSettings() {}

  /** The setting of this name without blanks around it; null when it is not set or blank. */
  public static String value(String name) {
    String property = System.getProperty(name);
    return blankToNull(property != null ? property : System.getenv(variable(name)));
  }

  /** The same look-up over settings from elsewhere, for code that runs without a container. */
  public static UnaryOperator<String> over(UnaryOperator<String> settings) {
    return name -> blankToNull(settings.apply(name));
  }

  /**
   * The error that stops the start.
   *
   * @param reason what is wrong with it, as the end of a sentence; never the value, which may be a
   *     secret
   */
  public static IllegalStateException wrong(String name, String reason) {
    return new IllegalStateException("The setting " + name + " " + reason);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
