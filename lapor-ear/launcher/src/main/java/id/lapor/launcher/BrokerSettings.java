package id.lapor.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which broker a server uses: its own, or one outside that {@code lapor.broker.url} names.
 *
 * @param host where the broker outside is; null for the server's own
 * @param port its port
 * @param tls whether the connection is encrypted; then the broker's certificate must be valid for
 *     the host
 * @param truststore file with the certificates that vouch for the broker; null for those that Java
 *     knows
 * @param truststorePassword password of that file
 * @param user account of LAPOR at the broker outside
 * @param password of that account
 * @param backup HOST:PORT of the other broker of a pair, which takes over when the first is gone;
 *     null when there is none
 */
public record BrokerSettings(
    String host,
    int port,
    boolean tls,
    Path truststore,
    String truststorePassword,
    String user,
    String password,
    String backup) {

  private static final BrokerSettings EMBEDDED =
      new BrokerSettings(null, 0, false, null, null, null, null, null);

  private static final Pattern URL =
      Pattern.compile(
          "tcp://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):(\\d{1,5})(?:\\?sslEnabled=(true|false))?");

  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):(\\d{1,5})");

  private static final String BACKUP = "lapor.broker.backup";

  private static final int MAX_PORT = 65_535;

  private static final String TRUSTSTORE = "lapor.broker.truststore";

  /** What the client of Artemis calls it: for the broker alone, not for mail and gateways. */
  private static final String TRUSTSTORE_OF_CLIENT = "org.apache.activemq.ssl.trustStore";

  /**
   * Reads {@code lapor.broker.url}, the account and the trust store for it.
   *
   * @param settings the value of a setting by its name, or null
   * @throws Refusal when the address is not {@code tcp://HOST:PORT}, with {@code ?sslEnabled=true}
   *     where it is encrypted, when the account for it is missing, when {@code lapor.broker.backup}
   *     is not {@code HOST:PORT}, or when there is a trust store without a password or for a
   *     connection that is not encrypted
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
    boolean tls = Boolean.parseBoolean(parts.group(3));
    String truststore = value(settings, TRUSTSTORE);
    if (truststore != null && !tls) {
      throw new Refusal(
          Exit.SETTINGS, TRUSTSTORE + " is set, and lapor.broker.url has no ?sslEnabled=true");
    }
    return new BrokerSettings(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        tls,
        truststore == null ? null : Path.of(truststore).toAbsolutePath(),
        truststore == null ? null : required(settings, TRUSTSTORE, TRUSTSTORE + ".password"),
        required(settings, "lapor.broker.url", "lapor.broker.user"),
        required(settings, "lapor.broker.url", "lapor.broker.password"),
        place(value(settings, BACKUP)));
  }

  private static String place(String backup) {
    if (backup != null) {
      Matcher parts = PLACE.matcher(backup);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_PORT) {
        throw new Refusal(Exit.SETTINGS, BACKUP + " must be HOST:PORT");
      }
    }
    return backup;
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

  /** The same for the other broker of a pair alone; empty when there is none. */
  public Optional<BrokerSettings> other() {
    if (backup == null) {
      return Optional.empty();
    }
    int colon = backup.lastIndexOf(':');
    return Optional.of(
        new BrokerSettings(
            backup.substring(0, colon),
            Integer.parseInt(backup.substring(colon + 1)),
            tls,
            truststore,
            truststorePassword,
            user,
            password,
            null));
  }

  /** Whether the broker is one outside the server. */
  public boolean isExternal() {
    return host != null;
  }

  /** The server's configuration for this broker, a file of its configuration directory. */
  public String configuration() {
    return isExternal() ? "standalone-lapor-external.xml" : "standalone-lapor.xml";
  }

  /**
   * The system properties that the configuration needs. The server's own broker has an account that
   * may do everything, for clusters; nobody uses it, so its password is another one at each start.
   */
  public Properties properties() {
    Properties properties = new Properties();
    if (!isExternal()) {
      properties.setProperty("lapor.broker.cluster.password", Secrets.random());
    } else {
      properties.setProperty("lapor.broker.host", host);
      properties.setProperty("lapor.broker.port", String.valueOf(port));
      properties.setProperty("lapor.broker.tls", String.valueOf(tls));
      properties.setProperty("lapor.broker.user", user);
      properties.setProperty("lapor.broker.password", password);
      other()
          .ifPresent(
              other -> {
                properties.setProperty(BACKUP, backup);
                properties.setProperty(BACKUP + ".host", other.host());
                properties.setProperty(BACKUP + ".port", String.valueOf(other.port()));
              });
    }
    if (truststore != null) {
      properties.setProperty(TRUSTSTORE_OF_CLIENT, truststore.toString());
      properties.setProperty(TRUSTSTORE_OF_CLIENT + "Password", truststorePassword);
    }
    return properties;
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return isExternal() ? "broker at " + host + ":" + port : "embedded broker";
  }

  private static String required(UnaryOperator<String> settings, String because, String name) {
    String value = value(settings, name);
    if (value == null) {
      throw new Refusal(Exit.SETTINGS, because + " is set, so " + name + " is needed too");
    }
    return value;
  }

  private static String value(UnaryOperator<String> settings, String name) {
    String value = settings.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
