package id.lapor.receiver;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the institution's keys, once, and prints their public parts for the page of LAPOR. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Makes the institution's keys and prints the public parts to be registered.")
final class KeysCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(names = "--keys", required = true, description = "the file to be made")
  private Path file;

  KeysCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    KeyFile keys = KeyFile.make(file);
    out.println(keys.publicSigning());
    out.println(keys.publicEncryption());
    return 0;
  }
}
