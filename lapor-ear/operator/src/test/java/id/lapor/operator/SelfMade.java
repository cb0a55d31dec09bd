package id.lapor.operator;

import java.io.IOException;
import java.nio.file.Path;

/** Certificates that nobody but themselves vouches for. */
final class SelfMade {

  static final String PASSWORD = "sandi-uji";

  private SelfMade() {}

  /** Makes a key with a certificate for this name in a new file. */
  static Path certificate(Path store, String name) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=" + name,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("keytool ended with " + made.exitValue());
    }
    return store;
  }
}
