package id.lapor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What the door for institutions shows in a demonstration: a key made at the first start that opens
 * it, for {@code localhost} alone. Its public part lies beside it, for clients to trust.
 */
final class QueueKeys {

  /** What clients trust, in the data directory. */
  static final String CERTIFICATE = "queue-certificate.pem";

  private static final String KEYS = "queue-keys.p12";
  private static final String PASSWORD = "LAPOR_QUEUE_KEYS";

  private QueueKeys() {}

  /**
   * The settings of the door; none where no port is set. A key file of the operator's own is taken
   * as it is.
   *
   * @param password for the file that is made here
   * @throws Refusal when none can be made
   */
  static Properties settings(DataDirectory data, String password) {
    Properties settings = new Properties();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("lapor.queue.")) {
        settings.setProperty(name, System.getProperty(name));
      }
    }
    if (settings.containsKey("lapor.queue.port") && !settings.containsKey("lapor.queue.keystore")) {
      if (!Files.exists(data.resolve(CERTIFICATE))) {
        make(data, password);
      }
      settings.setProperty("lapor.queue.keystore", data.resolve(KEYS).toString());
      settings.setProperty("lapor.queue.keystore.password", password);
    }
    return settings;
  }

  private static void make(DataDirectory data, String password) {
    try {
      Files.deleteIfExists(data.resolve(KEYS));
      keytool(
          data.resolve(KEYS),
          password,
          "-genkeypair -alias queue -keyalg EC -validity 3650 -dname CN=localhost"
              + " -ext san=dns:localhost,ip:127.0.0.1");
      keytool(data.resolve(KEYS), password, "-exportcert -alias queue -rfc -file", CERTIFICATE);
    } catch (IOException e) {
      throw new Refusal(Exit.DATA_UNUSABLE, "No key for lapor.queue.port: " + e.getMessage(), e);
    }
  }

  /** The password goes by the environment: others may read the arguments of a program. */
  private static void keytool(Path keys, String password, String arguments, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(List.of(more));
    command.addAll(List.of("-keystore", keys.getFileName().toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:env", PASSWORD));
    ProcessBuilder program = new ProcessBuilder(command).directory(keys.getParent().toFile());
    program.environment().put(PASSWORD, password);
    program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    int code = program.start().onExit().join().exitValue();
    if (code != 0) {
      throw new IOException("keytool ended with " + code);
    }
  }
}
