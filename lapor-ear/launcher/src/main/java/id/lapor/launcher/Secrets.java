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
    Properties passwords =
        complete(
            data, PASSWORDS, List.of("superuser", "owner", "application", "queue"), "Passwords");
    complete(
        data,
        KEYS,
        List.of("vault.key.1", "hmac.key", "answer.key", "form.key", "signing.key.1"),
        "Keys of this installation: without them identities cannot be read. Keep a copy"
            + " elsewhere.");
    return new Secrets(passwords);
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

  private static Properties complete(
      DataDirectory data, String file, List<String> names, String comment) {
    Properties secrets = data.read(file);
    boolean changed = false;
    for (String name : names) {
      if (secrets.getProperty(name) == null) {
        secrets.setProperty(name, random());
        changed = true;
      }
    }
    if (file.equals(KEYS)) {
      changed |= secrets.putIfAbsent("vault.key.current", "1") == null;
      changed |= secrets.putIfAbsent("signing.key.current", "1") == null;
    }
    if (changed) {
      data.write(file, secrets, comment);
    }
    return secrets;
  }

  /** Something that nobody can guess. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
