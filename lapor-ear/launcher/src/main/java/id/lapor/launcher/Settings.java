package id.lapor.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * What the person at the terminal decided, by system properties with the prefix {@code lapor.}.
 *
 * @param home the unpacked and configured server; only read, so several can run from it
 * @param ear the application to deploy
 * @param binaries where the binaries of PostgreSQL are unpacked once, outside the data
 * @param data the data directory
 * @param offset added to every port, 0 to 50000
 * @param demo whether invented reports are made on first start
 * @param limits whether rate limits hold
 */
public record Settings(
    Path home, Path ear, Path binaries, Path data, int offset, boolean demo, boolean limits) {

  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  private static final int MAX_OFFSET = 50_000;
  private static final String MEMORY = "-Xms256m -Xmx1g";

  /**
   * Reads {@code lapor.home}, {@code lapor.ear}, {@code lapor.data}, {@code lapor.port.offset},
   * {@code lapor.demo}, {@code lapor.limits} and {@code lapor.mode}.
   *
   * @throws Refusal when one is missing or wrong, or when production is asked for
   */
  public static Settings fromSystemProperties() {
    String mode = System.getProperty("lapor.mode", "demo");
    if (!mode.equals("demo")) {
      throw new Refusal(
          Exit.SETTINGS,
          "This command starts a demonstration with known passwords and refuses lapor.mode="
              + mode
              + ". Production is set up as docs/operations.md says.");
    }
    Path home = required("lapor.home");
    Path ear = required("lapor.ear");
    if (!Files.isRegularFile(ear) || !Files.isDirectory(home)) {
      throw new Refusal(Exit.SETTINGS, "Nothing to start: build first (" + ear + ", " + home + ")");
    }
    String queue = System.getProperty("lapor.queue.port", "");
    if (!queue.isBlank() && !queue.matches("[1-9]\\d{0,4}")) {
      throw new Refusal(Exit.SETTINGS, "-Dlapor.queue.port is a port, not: " + queue);
    }
    BrokerSettings.ofThisProcess(); // a wrong address is said before anything is started
    javaOptions();
    return new Settings(
        home,
        ear,
        ear.resolveSibling("lapor-postgresql"),
        required("lapor.data"),
        offset(System.getProperty("lapor.port.offset", "0")),
        choice("lapor.demo", "true", "false"),
        choice("lapor.limits", "on", "off"));
  }

  /** What the application is told of mail servers, gateways and files, as it was typed. */
  static Properties notices() {
    Properties notices = new Properties();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.matches("lapor\\.((mail|text|notices)\\..*|log|restored|scanner|attachments)")) {
        notices.setProperty(name, System.getProperty(name));
      }
    }
    return notices;
  }

  /** What the server's Java is told: memory, and whatever else {@code lapor.java.options} says. */
  static List<String> javaOptions() {
    String options = System.getProperty("lapor.java.options", MEMORY).strip();
    if (!options.matches("(-\\S+)( +-\\S+)*")) {
      throw new Refusal(
          Exit.SETTINGS,
          "-Dlapor.java.options must be a list of Java options, such as -Xmx2g, not: " + options);
    }
    return List.of(options.split(" +"));
  }

  /** The port of pages and API. */
  public int httpPort() {
    return HTTP + offset;
  }

  /** The port of health, metrics and administration, on this machine only. */
  public int managementPort() {
    return MANAGEMENT + offset;
  }

  /** The port at which the systems of institutions fetch their messages; empty for none. */
  public OptionalInt queuePort() {
    String port = System.getProperty("lapor.queue.port", "");
    return port.matches("\\d{1,5}")
        ? OptionalInt.of(Integer.parseInt(port) + offset)
        : OptionalInt.empty();
  }

  /** Address of the pages; the API is at {@code /api/v1} below it. */
  public String baseUrl() {
    return "http://localhost:" + httpPort();
  }

  /** Address of health and metrics. */
  public String managementUrl() {
    return "http://localhost:" + managementPort();
  }

  private static Path required(String name) {
    String value = System.getProperty(name, "");
    if (value.isBlank()) {
      throw new Refusal(Exit.SETTINGS, "The setting -D" + name + " is missing");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  private static int offset(String value) {
    if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= MAX_OFFSET) {
      return Integer.parseInt(value);
    }
    throw new Refusal(
        Exit.SETTINGS, "-Dlapor.port.offset must be 0 to " + MAX_OFFSET + ", not: " + value);
  }

  private static boolean choice(String name, String yes, String no) {
    String value = System.getProperty(name, yes);
    if (value.equals(yes) || value.equals(no)) {
      return value.equals(yes);
    }
    throw new Refusal(Exit.SETTINGS, "-D" + name + " is " + yes + " or " + no + ", not: " + value);
  }
}
