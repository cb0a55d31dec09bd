package id.lapor.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which server is meant, and who asks. */
final class Access {

  private static final int LONGEST_TOKEN = 8_192;

  @Option(
      names = "--url",
      required = true,
      defaultValue = "${env:LAPOR_IMPORT_URL}",
      description = "Address of the server, such as http://localhost:8080; bin/import knows it")
  private URI url;

  @Option(
      names = "--token-file",
      required = true,
      description = "File that holds the bearer token of a national administrator")
  private Path tokenFile;

  /** The address as it was typed. */
  URI url() {
    return url;
  }

  /**
   * The server, asked with the token.
   *
   * @throws ImportFailure when address or token cannot be ones
   */
  Server server(PrintStream err) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new ImportFailure("The address " + url + " is not one of a web server");
    }
    return new Server(url, token(), Patience.usual(err));
  }

  private String token() {
    try {
      String token = Files.readString(tokenFile).strip();
      if (token.length() > LONGEST_TOKEN || !token.matches("[\\x21-\\x7e]+")) {
        throw new ImportFailure("The file " + tokenFile + " does not hold one token");
      }
      return token;
    } catch (IOException unreadable) {
      throw new ImportFailure("The token file " + tokenFile + " cannot be read", unreadable);
    }
  }
}
