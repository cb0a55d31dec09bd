package id.lapor.operator;

import id.lapor.identity.Keys;
import id.lapor.launcher.DataDirectory;
import id.lapor.launcher.Exit;
import id.lapor.launcher.Refusal;
import id.lapor.launcher.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The file with the keys of an installation, readable by its owner alone. */
final class KeyFile {

  private static final String CURRENT = "current";
  private static final String VAULT = "vault.key.";
  private static final String SIGNING = "signing.key.";

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  /**
   * Makes the file with a key for each use.
   *
   * @throws Refusal when there is a file of that name: keys are never replaced
   */
  void make() {
    if (Files.exists(path)) {
      throw new Refusal(
          Exit.SETTINGS,
          path + " exists and was not touched: without its keys nobody can read who reported");
    }
    Properties keys = new Properties();
    Secrets.completeKeys(keys);
    write(keys);
  }

  /**
   * Adds a key under which identities are encrypted from the next start on. The older ones stay:
   * what was encrypted under them is read with them.
   *
   * @return number of the new key
   * @throws Refusal when the file is missing or bad; then it stays as it is
   */
  int addVaultKey() {
    return add(VAULT);
  }

  /**
   * Adds a key that signs messages to institutions from the next start on. The older ones may be
   * taken out of the file once every node was started with the new one: what they signed is
   * verified by their public parts, which the database keeps.
   *
   * @return number of the new key
   * @throws Refusal when the file is missing or bad; then it stays as it is
   */
  int addSigningKey() {
    return add(SIGNING);
  }

  /** The result must be sound; a file without any key of this kind becomes it. */
  private int add(String kind) {
    Properties keys = read();
    int next =
        1
            + keys.stringPropertyNames().stream()
                .filter(name -> name.matches(Pattern.quote(kind) + "\\d{1,6}"))
                .mapToInt(name -> Integer.parseInt(name.substring(kind.length())))
                .max()
                .orElse(0);
    keys.setProperty(kind + next, Secrets.random());
    keys.setProperty(kind + CURRENT, String.valueOf(next));
    requireSound(keys);
    write(keys);
    return next;
  }

  private Properties read() {
    Properties keys = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      keys.load(reader);
      return keys;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new Refusal(Exit.SETTINGS, "The key file cannot be read: " + path, unreadable);
    }
  }

  private void requireSound(Properties keys) {
    try {
      Keys.of(keys);
    } catch (IllegalStateException bad) {
      throw new Refusal(Exit.SETTINGS, path + ": " + bad.getMessage(), bad);
    }
  }

  /** Whole or not at all, and on the disk before the old one is gone. */
  private void write(Properties keys) {
    StringBuilder text =
        new StringBuilder(
            "# Keys of this LAPOR. Keep a copy elsewhere, apart from the backup of the database:\n"
                + "# without them nobody can read who reported, with them everybody can.\n");
    new TreeMap<>(keys)
        .forEach((name, key) -> text.append(name).append('=').append(key).append('\n'));
    Path making = path.resolveSibling(path.getFileName() + ".new");
    try {
      DataDirectory.createPrivate(making);
      Files.writeString(making, text);
      DataDirectory.sync(making);
      Files.move(making, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal(Exit.SETTINGS, "The key file cannot be written: " + path, e);
    }
  }
}
