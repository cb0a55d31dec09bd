package id.lapor.operator;

import id.lapor.launcher.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lapor check}. */
@Command(
    name = "check",
    description = "Says everything that is missing or wrong, and changes nothing.")
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private Lapor lapor;

  @Override
  public Integer call() {
    Findings findings = Check.of(lapor.configuration());
    findings.print(System.out);
    return findings.forbidStart() ? Exit.SETTINGS.code() : 0;
  }
}
