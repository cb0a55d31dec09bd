package id.lapor.receiver;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers what LAPOR asks when a key is registered. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Proves that a key is ours: signs a challenge, or opens a sealed word.")
final class ProveCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(names = "--keys", required = true, description = "the file with the keys")
  private Path file;

  @ArgGroup(multiplicity = "1")
  private Question question;

  /** One of the two. */
  static final class Question {

    @Option(names = "--challenge", description = "the text to be signed")
    private String challenge;

    @Option(names = "--sealed", description = "the JWE to be opened")
    private String sealed;
  }

  ProveCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    KeyFile keys = KeyFile.read(file);
    out.println(
        question.challenge != null ? keys.prove(question.challenge) : keys.open(question.sealed));
    return 0;
  }
}
