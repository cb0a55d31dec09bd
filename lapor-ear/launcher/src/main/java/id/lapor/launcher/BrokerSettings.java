package id.lapor.launcher;

import java.util.Locale;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which broker a server uses: its own, or one outside that {@code lapor.broker.url} names.
 *
 * @param host where the broker outside is; null for the server's own
 * @param port its port
 * @param tls whether the connection is encrypted
 * @param user account of LAPOR at the broker outside
 * @param password of that account
 */
public record BrokerSettings(String host, int port, boolean tls, String user, String password) {

  private static final BrokerSettings EMBEDDED = new BrokerSettings(null, 0, false, null, null);

  private static final Pattern URL =
      Pattern.compile(
          "tcp://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):(\\d{1,5})(?:\\?sslEnabled=(true|false))?");

  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code lapor.broker.url}, {@code lapor.broker.user} and {@code lapor.broker.password}.
   *
   * @param settings the value of a setting by its name, or null
   * @throws Refusal when the address is not {@code tcp://HOST:PORT}, with {@code ?sslEnabled=true}
   *     where it is encrypted, or when the account for it is missing
   */
  public static BrokerSettings of(UnaryOperator<String> settings) {
    String url = value(settings, "lapor.broker.url");
    if (url == null) {
      return EMBEDDED;
    }
    Matcher parts = URL.matcher(url);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_PORT) {
      throw new Refusal(
          Exit.SETTINGS,
          "lapor.broker.url must be tcp://HOST:PORT or tcp://HOST:PORT?sslEnabled=true");
    }
    return new BrokerSettings(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        Boolean.parseBoolean(parts.group(3)),
        required(settings, "lapor.broker.user"),
        required(settings, "lapor.broker.password"));
  }

  /**
   * As {@link #of}, from system properties or, where there is none, from the environment ({@code
   * LAPOR_BROKER_URL} and so on).
   */
  public static BrokerSettings ofThisProcess() {
    return of(
        name ->
            System.getProperty(
                name, System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'))));
  }

  /** Whether the broker is one outside the server. */
  public boolean isExternal() {
    return host != null;
  }

  /** The server's configuration for this broker, a file of its configuration directory. */
  public String configuration() {
    return isExternal() ? "standalone-lapor-external.xml" : "standalone-lapor.xml";
  }

  /** The system properties that the configuration needs; none for the server's own broker. */
  public Properties properties() {
    Properties properties = new Properties();
    if (isExternal()) {
      properties.setProperty("lapor.broker.host", host);
      properties.setProperty("lapor.broker.port", String.valueOf(port));
      properties.setProperty("lapor.broker.tls", String.valueOf(tls));
      properties.setProperty("lapor.broker.user", user);
      properties.setProperty("lapor.broker.password", password);
    }
    return properties;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return isExternal() ? "broker at " + host + ":" + port : "embedded broker";
  }

  private static String required(UnaryOperator<String> settings, String name) {
    String value = value(settings, name);
    if (value == null) {
      throw new Refusal(Exit.SETTINGS, "lapor.broker.url is set, so " + name + " is needed too");
    }
    return value;
  }

  private static String value(UnaryOperator<String> settings, String name) {
    String value = settings.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
