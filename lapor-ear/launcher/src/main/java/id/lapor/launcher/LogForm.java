package id.lapor.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Puts JSON in the place of text in the log of a server that is laid out. The server itself cannot
 * choose a formatter by a setting.
 */
final class LogForm {

  private static final String SETTING = "lapor.log";

  private static final String JSON =
      "\nformatter.JSON=org.jboss.logmanager.formatters.JsonFormatter\n"
          + "formatter.JSON.properties=exceptionOutputType\n"
          + "formatter.JSON.exceptionOutputType=FORMATTED\n";

  private LogForm() {}

  /**
   * Changes the laid out configuration where {@code lapor.log} is {@code json}.
   *
   * @param configuration directory of the laid out configuration
   * @param server file name of the server's configuration in it
   * @param settings file with the settings of the server
   */
  static void apply(Path configuration, String server, Path settings) throws IOException {
    String form = form(settings);
    if (form.equals("text")) {
      return;
    }
    if (!form.equals("json")) {
      throw new Refusal(Exit.SETTINGS, SETTING + " is text or json, not: " + form);
    }
    replace(
        configuration.resolve(server),
        "<named-formatter name=\"(COLOR-)?PATTERN\"/>",
        "<named-formatter name=\"JSON\"/>",
        "");
    replace(
        configuration.resolve("logging.properties"),
        "(handler\\.[A-Z]+\\.formatter)=(COLOR-)?PATTERN",
        "$1=JSON",
        JSON);
  }

  private static String form(Path settings) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String variable = System.getenv().getOrDefault("LAPOR_LOG", "text");
    return properties.getProperty(SETTING, variable).strip();
  }

  private static void replace(Path file, String pattern, String by, String more)
      throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, text.replaceAll(pattern, by) + more, StandardCharsets.UTF_8);
  }
}
