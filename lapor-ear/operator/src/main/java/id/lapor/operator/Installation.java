package id.lapor.operator;

import id.lapor.launcher.Exit;
import id.lapor.launcher.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operator unpacked. It is only read: everything that changes lies in the data directory.
 *
 * @param home its directory, absolute
 */
record Installation(Path home) {

  /**
   * The installation that this program belongs to; {@code bin/lapor} says where it is.
   *
   * @throws Refusal when that is not known
   */
  static Installation ofThisProgram() {
    Path home = Path.of(System.getProperty("lapor.installation", "")).toAbsolutePath().normalize();
    Installation installation = new Installation(home);
    if (!Files.isRegularFile(installation.ear())) {
      throw new Refusal(Exit.SETTINGS, "No installation in " + home + ": start bin/lapor of one");
    }
    return installation;
  }

  /** The application. */
  Path ear() {
    return home.resolve("lapor.ear");
  }

  /** The server, configured. */
  Path server() {
    return home.resolve("wildfly");
  }

  /** The program that imports. */
  Path importer() {
    return home.resolve("lib/import/lapor-import.jar");
  }
}
