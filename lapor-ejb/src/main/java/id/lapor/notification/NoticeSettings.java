package id.lapor.notification;

import static id.lapor.shared.InstallationSettings.wrong;

import id.lapor.notification.MailSettings.Tls;
import id.lapor.shared.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How notices leave this installation, by system properties; a property {@code lapor.mail.host}
 * that is not set is looked for in the environment as {@code LAPOR_MAIL_HOST}.
 *
 * <pre>
 * lapor.base.url        address of the pages, for links; needed with either of the others
 * lapor.mail.host       mail server; without it mail waits
 * lapor.mail.port       usual for the protection
 * lapor.mail.tls        starttls (usual), implicit, none
 * lapor.mail.user       and lapor.mail.password, when the server wants them
 * lapor.mail.from       address that readers see
 * lapor.mail.bounce     address for returned mail; the same as from
 * lapor.mail.bounce.imap.host     mailbox of returned mail; with .port, .tls (implicit), .user,
 *                       .password; without it nobody learns what came back
 * lapor.notices.daily   most notices to one address a day: 1 to 10000, usual 30
 * lapor.notices.hold    how many seconds news waits for more of it: 0 to 3600, usual 60
 * lapor.text.url        gateway for short messages; without it they wait
 * lapor.text.key        its bearer key
 * lapor.text.channel    what the gateway is asked for: sms (usual) or whatsapp
 * </pre>
 *
 * <p>What is set wrongly stops the start. In demo mode what is not set becomes files in the
 * directory {@code mail} of the data directory.
 */
@ApplicationScoped
public class NoticeSettings {

  private static final String ADDRESS = "[^\\s@<>\",;:\\\\]+@[A-Za-z0-9.-]+";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final int LAST_PORT = 65_535;

  private static final int USUAL_HOLD = 60;
  private static final int LONGEST_HOLD = 3_600;

  private static final int USUAL_DAILY = 30;
  private static final int MOST_DAILY = 10_000;
  private static final int IMAPS = 993;
  private static final int IMAP = 143;
  private static final Set<String> TEXT_CHANNELS = Set.of("sms", "whatsapp");

  private boolean demo;
  private Duration hold;
  private int mostADay;
  private BounceBoxSettings bounceBox;
  private String baseUrl;
  private Path folder;
  private MailSettings mail;
  private GatewaySettings gateway;

  @PostConstruct
  void read() {
    read(InstallationSettings::value);
  }

  /** Settings from elsewhere, for code that runs without a container. */
  public static NoticeSettings of(UnaryOperator<String> setting) {
    NoticeSettings settings = new NoticeSettings();
    settings.read(setting);
    return settings;
  }

  private void read(UnaryOperator<String> setting) {
    UnaryOperator<String> value = InstallationSettings.over(setting);
    demo = "demo".equals(value.apply("lapor.mode"));
    hold = Duration.ofSeconds(number(value, "lapor.notices.hold", LONGEST_HOLD, USUAL_HOLD));
    mostADay = Math.max(1, number(value, "lapor.notices.daily", MOST_DAILY, USUAL_DAILY));
    mail = mail(value);
    bounceBox = bounceBox(value);
    gateway = gateway(value);
    baseUrl = value.apply("lapor.base.url");
    if (baseUrl == null && (demo || mail != null || gateway != null)) {
      throw wrong("lapor.base.url", "is missing: notices name the page that they are about");
    }
    if (demo) {
      folder = Path.of(required(value, "lapor.data"), "mail");
    }
  }

  /** Address of the pages, without a slash at the end. */
  String baseUrl() {
    return baseUrl == null ? "" : baseUrl.replaceAll("/+$", "");
  }

  /** How long news waits for more, so that a burst becomes one message. */
  Duration hold() {
    return hold;
  }

  /** Most notices to one address a day, so that no fault floods anybody. */
  int mostADay() {
    return mostADay;
  }

  /** The mailbox of undeliverable mail; empty when none is set. */
  Optional<BounceBoxSettings> bounceBox() {
    return Optional.ofNullable(bounceBox);
  }

  /** The mail server; empty when none is set. */
  Optional<MailSettings> mail() {
    return Optional.ofNullable(mail);
  }

  /** Where the mail server is, for whoever looks whether it answers; empty when none is set. */
  public Optional<InetSocketAddress> mailAddress() {
    return mail().map(server -> InetSocketAddress.createUnresolved(server.host(), server.port()));
  }

  /** The gateway; empty when none is set. */
  Optional<GatewaySettings> gateway() {
    return Optional.ofNullable(gateway);
  }

  /** Where notices become files when they cannot be sent; empty in production. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  private static MailSettings mail(UnaryOperator<String> value) {
    String host = value.apply("lapor.mail.host");
    if (host == null) {
      return null;
    }
    String from = address(value, "lapor.mail.from", null);
    String user = value.apply("lapor.mail.user");
    Tls tls = tls("lapor.mail.tls", value.apply("lapor.mail.tls"));
    return new MailSettings(
        host,
        number(value, "lapor.mail.port", LAST_PORT, tls.usualPort()),
        user,
        user == null ? null : required(value, "lapor.mail.password"),
        tls,
        from,
        bounce(value, from));
  }

  private static BounceBoxSettings bounceBox(UnaryOperator<String> value) {
    String host = value.apply("lapor.mail.bounce.imap.host");
    if (host == null) {
      return null;
    }
    String chosen = value.apply("lapor.mail.bounce.imap.tls");
    Tls tls = tls("lapor.mail.bounce.imap.tls", chosen == null ? "implicit" : chosen);
    return new BounceBoxSettings(
        host,
        number(value, "lapor.mail.bounce.imap.port", LAST_PORT, tls == Tls.IMPLICIT ? IMAPS : IMAP),
        tls,
        required(value, "lapor.mail.bounce.imap.user"),
        required(value, "lapor.mail.bounce.imap.password"));
  }

  private static String bounce(UnaryOperator<String> value, String from) {
    String bounce = address(value, "lapor.mail.bounce", from);
    if (!bounce.equals(from)
        && (bounce.indexOf('@') > BounceTokens.LONGEST_LOCAL_PART || bounce.contains("+"))) {
      throw wrong(
          "lapor.mail.bounce",
          "must have at most "
              + BounceTokens.LONGEST_LOCAL_PART
              + " characters and no plus before the @: each mail adds its own mark");
    }
    return bounce;
  }

  private static GatewaySettings gateway(UnaryOperator<String> value) {
    String url = value.apply("lapor.text.url");
    if (url == null) {
      return null;
    }
    URI parsed = uri(url);
    String host = parsed.getHost();
    boolean encrypted = "https".equals(parsed.getScheme());
    if (host == null || !(encrypted || THIS_MACHINE.contains(host))) {
      throw wrong("lapor.text.url", "must begin with https:// unless it is on this machine");
    }
    String channel = value.apply("lapor.text.channel");
    if (channel != null && !TEXT_CHANNELS.contains(channel)) {
      throw wrong("lapor.text.channel", "is sms or whatsapp");
    }
    return new GatewaySettings(
        parsed, required(value, "lapor.text.key"), channel == null ? "sms" : channel);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw wrong("lapor.text.url", "is no address");
    }
  }

  private static Tls tls(String name, String text) {
    if (text == null) {
      return Tls.STARTTLS;
    }
    return Arrays.stream(Tls.values())
        .filter(tls -> tls.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong(name, "is starttls, implicit or none"));
  }

  private static int number(UnaryOperator<String> value, String name, int most, int usual) {
    String text = value.apply(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
      throw wrong(name, "is a number up to " + most);
    }
    return Integer.parseInt(text);
  }

  private static String address(UnaryOperator<String> value, String name, String otherwise) {
    String address = value.apply(name);
    if (address == null && otherwise != null) {
      return otherwise;
    }
    if (address == null || !address.matches(ADDRESS)) {
      throw wrong(name, "must be one e-mail address");
    }
    return address;
  }

  private static String required(UnaryOperator<String> value, String name) {
    String text = value.apply(name);
    if (text == null) {
      throw wrong(name, "is missing");
    }
    return text;
  }
}
