package id.lapor.operator;

import id.lapor.launcher.Exit;
import id.lapor.launcher.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lapor keys}. */
@Command(
    name = "keys",
    description = "Makes the keys of an installation.",
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {

  @ParentCommand private Lapor lapor;

  /** A new file, where there is none. */
  @Command(description = "Makes the file that lapor.keys names; never overwrites one.")
  int make() {
    Configuration configuration = lapor.configuration();
    file(configuration).make();
    System.out.println(
        "Made "
            + configuration.path(Setting.KEYS).orElseThrow()
            + ". Keep a copy elsewhere, apart from the database's backup");
    return 0;
  }

  /** One more key for identities. */
  @Command(
      name = "add-vault",
      description = "Adds a key for new identities and keeps the old ones; holds after a restart.")
  int addVault() {
    int number = file(lapor.configuration()).addVaultKey();
    System.out.println(
        "Added vault key "
            + number
            + ". Copy the file to every node and to its safe place, then restart them one by one");
    return 0;
  }

  /** One more key that signs. */
  @Command(
      name = "add-signing",
      description =
          "Adds a key that signs messages to institutions and keeps the old ones; holds after a"
              + " restart.")
  int addSigning() {
    int number = file(lapor.configuration()).addSigningKey();
    System.out.println(
        "Added signing key "
            + number
            + ". Copy the file to every node and to its safe place, then restart them one by one");
    return 0;
  }

  private static KeyFile file(Configuration configuration) {
    return new KeyFile(
        configuration
            .path(Setting.KEYS)
            .orElseThrow(
                () ->
                    new Refusal(Exit.SETTINGS, "Set lapor.keys first: where is the file to be?")));
  }
}
