package id.lapor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of this installation. They come from a file that the system property {@code lapor.keys}
 * names, never from the database, and leave this class only as results.
 *
 * <p>The file is a UTF-8 properties file; every key is 32 random bytes in Base64:
 *
 * <pre>
 * vault.key.1=...         encrypts identities; further numbers when the key is changed
 * vault.key.current=1     the number under which new identities are encrypted
 * hmac.key=...            keyed hashes of access codes, contacts and client addresses
 * answer.key=...          encrypts the answers kept for repeated requests
 * form.key=...            signs the tokens of public forms
 * signing.key.1=...       signs messages to institutions; further numbers when it is changed
 * signing.key.current=1   the number under which new messages are signed
 * </pre>
 *
 * <p>A missing, short, repetitive or twice used key stops the start. Old vault keys must stay in
 * the file as long as identities are encrypted under them.
 */
@ApplicationScoped
public class Keys {

  private static final int KEY_BYTES = 32;
  private static final int LEAST_DISTINCT_BYTES = 16;
  private static final String VAULT_PREFIX = "vault.key.";
  private static final String VAULT_CURRENT = "vault.key.current";
  private static final String SIGNING_PREFIX = "signing.key.";
  private static final String SIGNING_CURRENT = "signing.key.current";

  private final Map<String, byte[]> values = new HashMap<>();
  private final Set<String> signingNumbers = new TreeSet<>();
  private volatile Map<String, Signing> signings;
  private String currentVaultKey;
  private String currentSigningKey;
  private Path file;

  /** Reads the file when the first bean asks; {@link FirstAccounts} asks at start-up. */
  @PostConstruct
  void read() {
    String name = System.getProperty("lapor.keys");
    if (name == null || name.isBlank()) {
      throw new IllegalStateException("No key file: set the system property lapor.keys");
    }
    file = Path.of(name);
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      entries.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException("The key file cannot be read: " + file, unreadable);
    }
    accept(entries);
  }

  /** Reads the file if that has not happened yet; {@link IllegalStateException} when it is bad. */
  void requireReadable() {
    if (values.isEmpty()) {
      throw new IllegalStateException("There are no keys");
    }
  }

  /** Refuses a key file that other users of the machine may read or change. */
  void requirePrivate() {
    try {
      if (file != null && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!rights.endsWith("---")) {
          throw new IllegalStateException("The key file is open to others: " + rights);
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("The key file cannot be examined: " + file, unreadable);
    }
  }

  /** Keys from entries already read, for code that runs without a container. */
  public static Keys of(Properties entries) {
    Keys keys = new Keys();
    keys.accept(entries);
    return keys;
  }

  private void accept(Properties entries) {
    currentVaultKey = entries.getProperty(VAULT_CURRENT, "").strip();
    currentSigningKey = entries.getProperty(SIGNING_CURRENT, "").strip();
    for (String name : new TreeSet<>(entries.stringPropertyNames())) {
      if (name.startsWith(VAULT_PREFIX) && !name.equals(VAULT_CURRENT)) {
        add(name, entries.getProperty(name));
      } else if (name.startsWith(SIGNING_PREFIX) && !name.equals(SIGNING_CURRENT)) {
        String number = name.substring(SIGNING_PREFIX.length());
        add(name, entries.getProperty(name));
        signingNumbers.add(number);
      }
    }
    for (Secret secret : Secret.values()) {
      add(secret.property(), entries.getProperty(secret.property()));
    }
    if (!values.containsKey(VAULT_PREFIX + currentVaultKey)) {
      throw new IllegalStateException("vault.key.current names no key of the key file");
    }
    if (!signingNumbers.contains(currentSigningKey)) {
      throw new IllegalStateException("signing.key.current names no key of the key file");
    }
  }

  private void add(String name, String base64) {
    byte[] key = decode(name, base64);
    long distinct = new TreeSet<>(Arrays.asList(boxed(key))).size();
    if (key.length != KEY_BYTES || distinct < LEAST_DISTINCT_BYTES) {
      throw new IllegalStateException("Key " + name + " must be 32 random bytes in Base64");
    }
    for (byte[] other : values.values()) {
      if (MessageDigest.isEqual(other, key)) {
        throw new IllegalStateException("Key " + name + " is used twice");
      }
    }
    values.put(name, key);
  }

  private static byte[] decode(String name, String base64) {
    try {
      return Base64.getDecoder().decode(base64 == null ? "" : base64.strip());
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalStateException("Key " + name + " is not Base64", notBase64);
    }
  }

  private static Byte[] boxed(byte[] bytes) {
    Byte[] boxed = new Byte[bytes.length];
    Arrays.setAll(boxed, i -> bytes[i]);
    return boxed;
  }

  /**
   * Keyed hash (HMAC-SHA-256) as 64 hexadecimal digits. The purpose separates uses of the one key:
   * equal texts of different purposes have different hashes.
   */
  public String hash(String purpose, String text) {
    return hash(Secret.HASH, purpose, text);
  }

  /** The same under another secret, for instance to sign a form token. */
  public String hash(Secret secret, String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(values.get(secret.property()), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no HMAC-SHA-256", impossible);
    }
  }

  /** Whether {@code signature} is the keyed hash of the text; takes the same time either way. */
  public boolean signed(Secret secret, String purpose, String text, String signature) {
    byte[] expected = hash(secret, purpose, text).getBytes(StandardCharsets.UTF_8);
    return signature != null
        && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Encrypts with AES-256-GCM. The context (what and whose it is) is bound to the result: under
   * another context it cannot be opened.
   */
  public String seal(Secret secret, String context, String plain) {
    return Sealing.seal(values.get(secret.property()), secret.property(), context, plain);
  }

  /** Opens what {@link #seal} made; {@link IllegalStateException} when it was tampered with. */
  public String open(Secret secret, String context, String sealed) {
    return Sealing.open(name -> values.get(secret.property()), context, sealed);
  }

  /**
   * Signs as this installation, under the current signing key: a compact JWS ({@code EdDSA}) over
   * exactly these bytes, which itself leaves them out (RFC 7515, appendix F).
   */
  public String sign(byte[] content) {
    return signings().get(currentSigningKey).sign(content);
  }

  /** The public parts of all signing keys in the file, by {@code kid}. */
  Map<String, String> signingKeys() {
    return signings().values().stream()
        .collect(Collectors.toMap(Signing::kid, Signing::publicPart));
  }

  /** Made when first needed: whoever only checks a key file signs nothing. */
  private Map<String, Signing> signings() {
    if (signings == null) {
      signings =
          signingNumbers.stream()
              .collect(
                  Collectors.toMap(
                      number -> number,
                      number -> Signing.of(number, values.get(SIGNING_PREFIX + number))));
    }
    return signings;
  }

  /** Encrypts what is meant for one reporter alone, under the current vault key. */
  public String sealFor(String pseudonym, String plain) {
    return sealIdentity("notice " + pseudonym, plain);
  }

  /** Opens what {@link #sealFor} made for the same reporter. */
  public String openFor(String pseudonym, String sealed) {
    return openIdentity("notice " + pseudonym, sealed);
  }

  /** Encrypts an identity's part under the current vault key, whose number goes with it. */
  String sealIdentity(String context, String plain) {
    return Sealing.seal(
        values.get(VAULT_PREFIX + currentVaultKey), currentVaultKey, context, plain);
  }

  /** Opens an identity's part under the key whose number it carries. */
  String openIdentity(String context, String sealed) {
    return Sealing.open(number -> values.get(VAULT_PREFIX + number), context, sealed);
  }
}
