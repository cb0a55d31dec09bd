package id.lapor.identity;

import java.util.Base64;
import java.util.Properties;
import java.util.Random;

/** Keys of an invented installation, for tests of what is signed and sealed with them. */
public final class TestKeys {

  private TestKeys() {}

  /** The keys that all tests may share. */
  public static Keys keys() {
    return Keys.of(entries());
  }

  private static Properties entries() {
    Properties entries = new Properties();
    entries.setProperty("vault.key.1", key(1));
    entries.setProperty("vault.key.current", "1");
    entries.setProperty("hmac.key", key(2));
    entries.setProperty("answer.key", key(3));
    entries.setProperty("form.key", key(4));
    entries.setProperty("signing.key.1", key(5));
    entries.setProperty("signing.key.current", "1");
    return entries;
  }

  private static String key(int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
