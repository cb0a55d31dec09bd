package id.lapor.operator;

import id.lapor.launcher.BrokerSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one installation: those of a file, and over them those of the environment.
 *
 * <p>What cannot be read or is named wrongly is kept as a finding, so that a check can tell
 * everything at once.
 */
final class Configuration {

  /** Names in the environment that are not settings but say where to look. */
  private static final Set<String> ABOUT_THE_PROGRAM = Set.of("LAPOR_CONF");

  private final Installation installation;
  private final Path file;
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final Findings findings = new Findings();

  private Configuration(Installation installation, Path file) {
    this.installation = installation;
    this.file = file;
  }

  /**
   * Reads them.
   *
   * @param named file that was asked for; null for the usual one, which may be missing
   */
  static Configuration read(
      Installation installation, Path named, Map<String, String> environment) {
    Path file = named != null ? named : installation.home().resolve("conf/lapor.conf");
    Configuration configuration = new Configuration(installation, file);
    if (named != null || Files.exists(file)) {
      configuration.readFile();
    }
    configuration.readEnvironment(environment);
    return configuration;
  }

  /** What was found while reading. */
  Findings findings() {
    return findings;
  }

  /** Where the settings are expected, for messages. */
  Path file() {
    return file;
  }

  /** The installation that they belong to. */
  Installation installation() {
    return installation;
  }

  /** The value that was set. */
  Optional<String> given(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  /** The value that was set, or the usual one. */
  Optional<String> value(Setting setting) {
    return given(setting).or(setting::usual);
  }

  /** The value of a setting that is always there. */
  String required(Setting setting) {
    return value(setting).orElseThrow(() -> new IllegalStateException(setting.key()));
  }

  /** The file or directory that a setting names, from the installation's directory on. */
  Optional<Path> path(Setting setting) {
    return value(setting).map(text -> installation.home().resolve(text).normalize());
  }

  /**
   * The broker that the server uses.
   *
   * @throws id.lapor.launcher.Refusal when its address is of the wrong form, or something that
   *     belongs to it is missing
   */
  BrokerSettings broker() {
    return BrokerSettings.of(
        name ->
            Setting.named(name)
                .flatMap(
                    setting -> setting.path() ? path(setting).map(Path::toString) : value(setting))
                .orElse(null));
  }

  /** Whether this is production, which is everything that is not demo. */
  boolean production() {
    return !value(Setting.MODE).equals(Optional.of("demo"));
  }

  private void readFile() {
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      entries.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      findings.error(
          file.toString(), "cannot be read as UTF-8 with lines such as name=value: " + unreadable);
      return;
    }
    for (String key : new TreeSet<>(entries.stringPropertyNames())) {
      Optional<Setting> setting = Setting.named(key);
      if (setting.isEmpty()) {
        findings.error(key, unknown(file.toString(), Spelling.nearest(key).key()));
      } else if (setting.get().environmentOnly()) {
        findings.error(
            key, "belongs into the environment as " + setting.get().variable() + ", not a file");
      } else {
        put(setting.get(), entries.getProperty(key));
      }
    }
    requirePrivate();
  }

  private void readEnvironment(Map<String, String> environment) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (!name.startsWith("LAPOR_") || ABOUT_THE_PROGRAM.contains(name)) {
        continue;
      }
      String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
      Setting.named(key)
          .ifPresentOrElse(
              setting -> put(setting, environment.get(name)),
              () ->
                  findings.error(
                      name, unknown("the environment", Spelling.nearest(key).variable())));
    }
  }

  private void put(Setting setting, String value) {
    if (!value.isBlank()) {
      given.put(setting, value.strip());
    }
  }

  /** Only where there is something to hide: an example without passwords may be read by all. */
  private void requirePrivate() {
    if (given.keySet().stream().anyMatch(Setting::secret)) {
      openTo(file)
          .ifPresent(
              rights ->
                  findings.error(
                      file.toString(),
                      "holds passwords and is open to others (" + rights + "): chmod 600 " + file));
    }
  }

  /** The rights of a file that others than its owner may read or write; empty when none may. */
  static Optional<String> openTo(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        return rights.endsWith("------") ? Optional.empty() : Optional.of(rights);
      }
    } catch (IOException unknown) {
      return Optional.of("unknown");
    }
    return Optional.empty();
  }

  private static String unknown(String where, String nearest) {
    return "in " + where + " is no setting. The nearest is " + nearest;
  }
}
