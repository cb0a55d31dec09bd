package id.lapor.launcher;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * Passwords and keys of one installation, generated once and kept in its data directory, readable
 * by its owner alone. A key is added when a new version asks for it, and never replaced.
 */
public final class Secrets {

  /** Name of the key file that the application reads; its format is the application's. */
  public static final String KEYS = "keys.properties";

  private static final String PASSWORDS = "passwords.properties";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Properties passwords;

  private Secrets(Properties passwords) {
    this.passwords = passwords;
  }

  /** Reads what is there and generates what is missing. */
  public static Secrets of(DataDirectory data) {
    Properties passwords = data.read(PASSWORDS);
    if (complete(passwords, List.of("superuser", "owner", "application", "queue"))) {
      data.write(PASSWORDS, passwords, "Passwords");
    }
    Properties keys = data.read(KEYS);
    if (completeKeys(keys)) {
      data.write(
          KEYS,
          keys,
          "Keys of this installation: without them identities cannot be read. Keep a copy"
              + " elsewhere.");
    }
    return new Secrets(passwords);
  }

  /**
   * Gives an installation a key for each use that has none; those that are there stay.
   *
   * @return whether any was missing
   */
  public static boolean completeKeys(Properties keys) {
    boolean changed =
        complete(
            keys, List.of("vault.key.1", "hmac.key", "answer.key", "form.key", "signing.key.1"));
    changed |= keys.putIfAbsent("vault.key.current", "1") == null;
    changed |= keys.putIfAbsent("signing.key.current", "1") == null;
    return changed;
  }

  /** Password of the database's superuser, whom only the launcher knows. */
  public String superuser() {
    return passwords.getProperty("superuser");
  }

  /** Password of {@code lapor_owner}. */
  public String owner() {
    return passwords.getProperty("owner");
  }

  /** Password of {@code lapor_app}. */
  public String application() {
    return passwords.getProperty("application");
  }

  /** Password of the key file that the door for institutions shows. */
  String queue() {
    return passwords.getProperty("queue");
  }

  private static boolean complete(Properties secrets, List<String> names) {
    boolean changed = false;
    for (String name : names) {
      changed |= secrets.putIfAbsent(name, random()) == null;
    }
    return changed;
  }

  /** Something that nobody can guess: 32 bytes in Base64. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
