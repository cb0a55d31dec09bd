package id.lapor.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Certificates that nobody but themselves vouches for, and such as an authority has vouched for.
 */
final class SelfMade {

  static final String PASSWORD = "sandi-uji";

  private SelfMade() {}

  /** Makes a key with a certificate for this name in a new file. */
  static Path certificate(Path store, String name) throws IOException, InterruptedException {
    keytool(store, "-genkeypair -alias broker -keyalg EC -dname CN=broker -ext san=" + name);
    return store;
  }

  /**
   * Makes a key whose certificate for this name has expired, and, as {@code authority.p12} beside
   * it, the authority that vouched for it and has not.
   */
  static Path expired(Path store, String name) throws IOException, InterruptedException {
    Path authority = store.resolveSibling("authority.p12");
    Path asked = store.resolveSibling("expired.csr");
    Path vouched = store.resolveSibling("expired.pem");
    Path own = store.resolveSibling("authority.pem");
    keytool(authority, "-genkeypair -alias ca -keyalg EC -dname CN=ca -ext bc:critical=ca:true");
    keytool(authority, "-exportcert -alias ca -rfc -file " + own);
    keytool(store, "-genkeypair -alias broker -keyalg EC -dname CN=broker");
    keytool(store, "-certreq -alias broker -file " + asked);
    keytool(
        authority,
        "-gencert -alias ca -rfc -startdate -30d -validity 10 -ext san="
            + name
            + (" -infile " + asked + " -outfile " + vouched));
    keytool(store, "-importcert -noprompt -alias ca -file " + own);
    keytool(store, "-importcert -noprompt -alias broker -file " + vouched);
    return store;
  }

  private static void keytool(Path store, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (made.waitFor() != 0) {
      throw new IllegalStateException("keytool ended with " + made.exitValue());
    }
  }
}
