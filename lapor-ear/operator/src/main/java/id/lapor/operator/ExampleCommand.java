package id.lapor.operator;

import picocli.CommandLine.Command;

/** {@code lapor example}: what {@code conf/lapor.conf.example} holds. */
@Command(name = "example", description = "Prints every setting with what it means.")
final class ExampleCommand implements Runnable {

  @Override
  public void run() {
    System.out.print(ExampleFile.text());
  }
}
