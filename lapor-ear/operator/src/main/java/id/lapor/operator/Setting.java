package id.lapor.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that whoever runs an installation can set. This list is the only one: the check, the
 * example file and the settings that the server is given come from it.
 */
enum Setting {
  MODE(
      Part.INSTALLATION,
      "lapor.mode",
      "production",
      "production, or demo: accounts with publicly known passwords, never on the open network",
      Rule.oneOf("production", "demo")),
  BASE_URL(
      Part.INSTALLATION,
      "lapor.base.url",
      null,
      "address under which people reach the pages; https in production",
      Rule.address("https", "http"),
      Trait.REQUIRED),
  DATA(
      Part.INSTALLATION,
      "lapor.data",
      "data",
      "directory for what this node writes: logs, the embedded broker's journal",
      Rule.PATH,
      Trait.PATH),
  KEYS(
      Part.INSTALLATION,
      "lapor.keys",
      null,
      "key file, made once by `bin/lapor keys make`; the same on every node, with a copy elsewhere",
      Rule.PATH,
      Trait.PATH,
      Trait.REQUIRED),
  NODE(
      Part.INSTALLATION,
      "lapor.node",
      "lapor",
      "name of this node; another one for each node of one database",
      Rule.form("[A-Za-z0-9-]{1,23}", "is 1 to 23 letters, digits or hyphens")),
  LOG(
      Part.INSTALLATION,
      "lapor.log",
      "text",
      "form of the log's lines: text or json",
      Rule.oneOf("text", "json")),
  RESTORED(
      Part.INSTALLATION,
      "lapor.restored",
      null,
      "a word, given once after database or broker were put back to an earlier state",
      Rule.form("[A-Za-z0-9.:+_-]{1,60}", "is a word of at most 60 letters and digits")),
  JAVA_OPTIONS(
      Part.INSTALLATION,
      "lapor.java.options",
      "-Xms512m -Xmx2g",
      "memory of the server and other options of its Java",
      Rule.form("(-\\S+)( +-\\S+)*", "is a list of Java options, such as -Xmx4g")),
  DEMO(
      Part.INSTALLATION,
      "lapor.demo",
      "false",
      "true: invented reports, in demo mode only",
      Rule.oneOf("true", "false")),
  LIMITS(
      Part.INSTALLATION,
      "lapor.limits",
      "on",
      "off: no limits on the number of requests, in demo mode only",
      Rule.oneOf("on", "off")),

  HTTP_ADDRESS(
      Part.NETWORK,
      "lapor.http.address",
      "127.0.0.1",
      "address of this machine at which pages and API answer; 0.0.0.0 for all",
      Rule.form("[0-9A-Fa-f.:]{2,45}", "is a numeric address")),
  HTTP_PORT(
      Part.NETWORK,
      "lapor.http.port",
      "8080",
      "port of pages and API, without TLS: that ends at the proxy",
      Rule.number(1, 65_535)),
  MANAGEMENT_PORT(
      Part.NETWORK,
      "lapor.management.port",
      "9990",
      "port of health and metrics, at 127.0.0.1 only",
      Rule.number(1, 65_535)),
  PROXY_TRUSTED(
      Part.NETWORK,
      "lapor.proxy.trusted",
      null,
      "addresses or CIDR ranges of the proxies whose Forwarded and X-Forwarded-* headers are"
          + " believed, with commas between; from anybody else these headers are ignored",
      Rule.PROXIES),
  MAP_TILES(
      Part.NETWORK,
      "lapor.map.tiles",
      null,
      "pictures of the map of public reports; without it points on plain ground",
      Rule.form(
          "https?://[A-Za-z0-9.-]+(:\\d{1,5})?/[^\\s\"']*\\{z\\}[^\\s\"']*",
          "is an address such as https://tiles.example/{z}/{x}/{y}.png")),
  MAP_ATTRIBUTION(
      Part.NETWORK, "lapor.map.attribution", null, "whom the map thanks for them", Rule.TEXT),
  LIVE_SOCKETS(
      Part.NETWORK,
      "lapor.live.sockets",
      "5000",
      "most open pages of the portal that this node tells of changes; 0: they ask now and then",
      Rule.number(0, 999_999)),

  DB_URL(
      Part.DATABASE,
      "lapor.db.url",
      null,
      "jdbc:postgresql://HOST:PORT/lapor; with ?sslmode=verify-full when it is another machine",
      Rule.form("jdbc:postgresql://[^\\s$]+/[^\\s$]+", "is jdbc:postgresql://HOST:PORT/DATABASE"),
      Trait.REQUIRED),
  DB_USER(
      Part.DATABASE,
      "lapor.db.user",
      "lapor_app",
      "role as which the application works",
      Rule.TEXT),
  DB_PASSWORD(
      Part.DATABASE,
      "lapor.db.password",
      null,
      "its password",
      Rule.TEXT,
      Trait.SECRET,
      Trait.REQUIRED),
  DB_OWNER_USER(
      Part.DATABASE,
      "lapor.db.owner.user",
      "lapor_owner",
      "role that owns the schema; it migrates it at the start and does nothing else",
      Rule.TEXT),
  DB_OWNER_PASSWORD(
      Part.DATABASE,
      "lapor.db.owner.password",
      null,
      "its password",
      Rule.TEXT,
      Trait.SECRET,
      Trait.REQUIRED),
  DB_POOL(
      Part.DATABASE, "lapor.db.pool", "40", "most connections of this node", Rule.number(2, 1_000)),

  BROKER_URL(
      Part.BROKER,
      "lapor.broker.url",
      null,
      "tcp://HOST:PORT or tcp://HOST:PORT?sslEnabled=true of an external Artemis; without it the"
          + " broker inside this server is used",
      Rule.form(
          "tcp://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):\\d{1,5}(\\?sslEnabled=(true|false))?",
          "is tcp://HOST:PORT or tcp://HOST:PORT?sslEnabled=true")),
  BROKER_BACKUP(
      Part.BROKER,
      "lapor.broker.backup",
      null,
      "HOST:PORT of the other broker of a pair on a shared store; TLS as in lapor.broker.url",
      Rule.form("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):\\d{1,5}", "is HOST:PORT")),
  BROKER_USER(Part.BROKER, "lapor.broker.user", null, "account at the external broker", Rule.TEXT),
  BROKER_PASSWORD(
      Part.BROKER, "lapor.broker.password", null, "its password", Rule.TEXT, Trait.SECRET),
  BROKER_TRUSTSTORE(
      Part.BROKER,
      "lapor.broker.truststore",
      null,
      "PKCS#12 or JKS file with the certificate of the authority that vouches for the broker;"
          + " without it one that Java knows must",
      Rule.PATH,
      Trait.PATH),
  BROKER_TRUSTSTORE_PASSWORD(
      Part.BROKER,
      "lapor.broker.truststore.password",
      null,
      "its password",
      Rule.TEXT,
      Trait.SECRET),
  BROKER_REDELIVERY(
      Part.BROKER,
      "lapor.broker.redelivery",
      "1000",
      "milliseconds before the second attempt at a message that failed",
      Rule.number(10, 60_000)),
  QUEUE_SILENT(
      Part.BROKER,
      "lapor.queue.silent",
      "60",
      "minutes after which an institution that takes nothing from its queue is called silent",
      Rule.number(1, 99_999)),
  QUEUE_LIMIT(
      Part.BROKER,
      "lapor.queue.limit",
      "10000",
      "most messages that lie in the queue of one institution; what is more waits at LAPOR until"
          + " it has taken a quarter of them",
      Rule.number(100, 1_000_000)),
  RECEIPTS_RATE(
      Part.BROKER,
      "lapor.receipts.rate",
      "6000",
      "most receipts that the system of one institution may send in a minute, at each node",
      Rule.number(1, 9_999_999)),
  QUEUE_PORT(
      Part.BROKER,
      "lapor.queue.port",
      null,
      "port at which the systems of institutions fetch their messages from the embedded broker, by"
          + " CORE or AMQP 1.0 with TLS, usually 5671; without it none can",
      Rule.number(1, 65_535)),
  QUEUE_ADDRESS(
      Part.BROKER,
      "lapor.queue.address",
      "127.0.0.1",
      "address of this machine for that port; 0.0.0.0 for all",
      Rule.form("[0-9A-Fa-f.:]{2,45}", "is a numeric address")),
  QUEUE_KEYSTORE(
      Part.BROKER,
      "lapor.queue.keystore",
      null,
      "PKCS#12 file with the key and the certificate for that port",
      Rule.PATH,
      Trait.PATH),
  QUEUE_KEYSTORE_PASSWORD(
      Part.BROKER, "lapor.queue.keystore.password", null, "its password", Rule.TEXT, Trait.SECRET),

  ATTACHMENTS(
      Part.ATTACHMENTS,
      "lapor.attachments",
      null,
      "directory of the attachments, shared by all nodes; otherwise `attachments` in lapor.data",
      Rule.PATH,
      Trait.PATH),
  SCANNER(
      Part.ATTACHMENTS,
      "lapor.scanner",
      null,
      "HOST:PORT of clamd, which looks for viruses, or off",
      Rule.form("off|[^\\s:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}", "is HOST:PORT or off")),

  NOTICES_HOLD(
      Part.NOTICES,
      "lapor.notices.hold",
      "60",
      "seconds that news about a report waits for more of it, so that it is one message",
      Rule.number(0, 3_600)),
  NOTICES_DAILY(
      Part.NOTICES,
      "lapor.notices.daily",
      "30",
      "most notices to one address a day; what is more goes out on the next",
      Rule.number(1, 10_000)),
  MAIL_HOST(Part.NOTICES, "lapor.mail.host", null, "mail server; without it mail waits", Rule.TEXT),
  MAIL_PORT(
      Part.NOTICES,
      "lapor.mail.port",
      null,
      "its port; otherwise 587, 465 or 25, as the protection is",
      Rule.number(1, 65_535)),
  MAIL_TLS(
      Part.NOTICES,
      "lapor.mail.tls",
      "starttls",
      "starttls, implicit, or none: only to a server on this machine",
      Rule.oneOf("starttls", "implicit", "none")),
  MAIL_USER(Part.NOTICES, "lapor.mail.user", null, "account, when it wants a sign-in", Rule.TEXT),
  MAIL_PASSWORD(Part.NOTICES, "lapor.mail.password", null, "its password", Rule.TEXT, Trait.SECRET),
  MAIL_FROM(Part.NOTICES, "lapor.mail.from", null, "address that readers see", Rule.TEXT),
  MAIL_BOUNCE(
      Part.NOTICES,
      "lapor.mail.bounce",
      null,
      "address to which undeliverable mail returns; otherwise the same",
      Rule.TEXT),
  MAIL_BOUNCE_IMAP_HOST(
      Part.NOTICES,
      "lapor.mail.bounce.imap.host",
      null,
      "mailbox of undeliverable mail; without it nobody learns what came back",
      Rule.TEXT),
  MAIL_BOUNCE_IMAP_PORT(
      Part.NOTICES,
      "lapor.mail.bounce.imap.port",
      null,
      "its port; otherwise 993 or 143, as the protection is",
      Rule.number(1, 65_535)),
  MAIL_BOUNCE_IMAP_TLS(
      Part.NOTICES,
      "lapor.mail.bounce.imap.tls",
      "implicit",
      "implicit, starttls, or none: only to a server on this machine",
      Rule.oneOf("implicit", "starttls", "none")),
  MAIL_BOUNCE_IMAP_USER(
      Part.NOTICES, "lapor.mail.bounce.imap.user", null, "account of that mailbox", Rule.TEXT),
  MAIL_BOUNCE_IMAP_PASSWORD(
      Part.NOTICES,
      "lapor.mail.bounce.imap.password",
      null,
      "its password",
      Rule.TEXT,
      Trait.SECRET),
  TEXT_URL(
      Part.NOTICES,
      "lapor.text.url",
      null,
      "gateway for SMS or WhatsApp; without it such notices wait",
      Rule.address("https", "http")),
  TEXT_KEY(Part.NOTICES, "lapor.text.key", null, "its key", Rule.TEXT, Trait.SECRET),
  TEXT_CHANNEL(
      Part.NOTICES,
      "lapor.text.channel",
      "sms",
      "what the gateway is asked for: sms or whatsapp",
      Rule.oneOf("sms", "whatsapp")),

  ADMIN_USER(
      Part.FIRST_START,
      "lapor.admin.user",
      null,
      "the first national administrator",
      Rule.TEXT,
      Trait.ENVIRONMENT_ONLY),
  ADMIN_PASSWORD(
      Part.FIRST_START,
      "lapor.admin.password",
      null,
      "the password, at least 14 characters",
      Rule.form(".{14,}", "needs at least 14 characters"),
      Trait.SECRET,
      Trait.ENVIRONMENT_ONLY);

  private enum Trait {
    SECRET,
    REQUIRED,
    PATH,
    ENVIRONMENT_ONLY
  }

  private final Part part;
  private final String key;
  private final String usual;
  private final String meaning;
  private final Rule rule;
  private final Set<Trait> traits;

  Setting(Part part, String key, String usual, String meaning, Rule rule, Trait... traits) {
    this.part = part;
    this.key = key;
    this.usual = usual;
    this.meaning = meaning;
    this.rule = rule;
    this.traits = Set.of(traits);
  }

  /** What it belongs to. */
  Part part() {
    return part;
  }

  /** Its name in the file, such as {@code lapor.db.url}. */
  String key() {
    return key;
  }

  /** Its name in the environment, such as {@code LAPOR_DB_URL}. */
  String variable() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** What it is unless somebody sets it. */
  Optional<String> usual() {
    return Optional.ofNullable(usual);
  }

  /** What it means, for people. */
  String meaning() {
    return meaning;
  }

  /** What its value must be like. */
  Rule rule() {
    return rule;
  }

  /** Whether its value must not be seen by others. */
  boolean secret() {
    return traits.contains(Trait.SECRET);
  }

  /** Whether nothing starts without it. */
  boolean required() {
    return traits.contains(Trait.REQUIRED);
  }

  /** Whether it names a file or directory, which may be relative to the installation. */
  boolean path() {
    return traits.contains(Trait.PATH);
  }

  /** Whether it must not stand in a file, because it is meant for one start. */
  boolean environmentOnly() {
    return traits.contains(Trait.ENVIRONMENT_ONLY);
  }

  /** The setting of this name in the file. */
  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
