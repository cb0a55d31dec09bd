package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An authority that vouches for brokers, made as docs/operations.md says. */
final class BrokerAuthority {

  static final String PASSWORD = "sandi-uji";

  private final Path directory;

  private BrokerAuthority(Path directory) {
    this.directory = directory;
  }

  /** Makes one in a directory of its own. */
  static BrokerAuthority madeIn(Path directory) throws IOException {
    BrokerAuthority made = new BrokerAuthority(Files.createDirectories(directory));
    made.keytool(
        "ca.p12", "-genkeypair -alias ca -keyalg EC -dname CN=ca -ext bc:critical=ca:true");
    made.keytool("ca.p12", "-exportcert -alias ca -rfc -file ca.pem");
    made.keytool("truststore.p12", "-importcert -noprompt -alias ca -file ca.pem");
    return made;
  }

  /** Makes the key of a broker with a certificate for this address. */
  Path keysFor(String address) {
    String name = address.replaceAll("[^a-z0-9]", "-");
    String keys = name + ".p12";
    keytool(keys, "-genkeypair -alias broker -keyalg EC -dname CN=broker");
    keytool(keys, "-certreq -alias broker -file " + name + ".csr");
    keytool(
        "ca.p12",
        "-gencert -alias ca -rfc -ext san="
            + address
            + " -infile "
            + name
            + ".csr -outfile "
            + name
            + ".pem");
    keytool(keys, "-importcert -noprompt -alias ca -file ca.pem");
    keytool(keys, "-importcert -alias broker -file " + name + ".pem");
    return directory.resolve(keys);
  }

  /** The file that makes a server trust those for whom it vouches. */
  Path truststore() {
    return directory.resolve("truststore.p12");
  }

  private void keytool(String store, String arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      int code =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("keytool.log").toFile())
              .start()
              .onExit()
              .join()
              .exitValue();
      if (code != 0) {
        throw new IllegalStateException(Files.readString(directory.resolve("keytool.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
