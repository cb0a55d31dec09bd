package id.lapor.operator;

import id.lapor.launcher.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Java, directories, disk and ports of this machine. */
final class MachineCheck {

  private static final Set<Integer> KNOWN_JAVA = Set.of(17, 25);
  private static final long GIGABYTE = 1L << 30;
  private static final long LITTLE_SPACE = 5 * GIGABYTE;

  private final Configuration configuration;
  private final Findings findings;

  MachineCheck(Configuration configuration, Findings findings) {
    this.configuration = configuration;
    this.findings = findings;
  }

  void run() {
    int java = Runtime.version().feature();
    if (!KNOWN_JAVA.contains(java)) {
      findings.note(
          "Java", java + " is not one that was tried: 17 and 25 were, 17 with everything");
    }
    if (Check.usable(configuration, Setting.DATA)) {
      directory(Setting.DATA, configuration.path(Setting.DATA).orElseThrow(), true);
    }
    if (configuration.given(Setting.ATTACHMENTS).isPresent()) {
      directory(Setting.ATTACHMENTS, configuration.path(Setting.ATTACHMENTS).orElseThrow(), false);
    }
    ports();
  }

  /** One that is made at the start needs a place where it can be made. */
  private void directory(Setting setting, Path directory, boolean made) {
    Path nearest = directory;
    while (made && nearest.getParent() != null && Files.notExists(nearest)) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      findings.error(setting, "is no directory: " + directory);
      return;
    }
    if (!Files.isWritable(nearest)) {
      findings.error(
          setting, "cannot be written by " + System.getProperty("user.name") + ": " + nearest);
      return;
    }
    space(setting, nearest);
  }

  private void space(Setting setting, Path directory) {
    try {
      long left = Files.getFileStore(directory).getUsableSpace();
      if (left < GIGABYTE) {
        findings.error(setting, "has less than 1 GB of disk left: " + directory);
      } else if (left < LITTLE_SPACE) {
        findings.warning(setting, "has less than 5 GB of disk left: " + directory);
      }
    } catch (IOException unknown) {
      findings.warning(setting, "does not tell how much disk is left: " + directory);
    }
  }

  private void ports() {
    if (configuration.path(Setting.DATA).filter(RunningServer::runsOn).isPresent()) {
      findings.note(
          "This node", "runs already on " + configuration.path(Setting.DATA).orElseThrow());
      return;
    }
    for (Setting port : List.of(Setting.HTTP_PORT, Setting.MANAGEMENT_PORT)) {
      if (Check.usable(configuration, port) && Check.usable(configuration, Setting.HTTP_ADDRESS)) {
        String address =
            port == Setting.HTTP_PORT ? configuration.required(Setting.HTTP_ADDRESS) : "127.0.0.1";
        int number = Integer.parseInt(configuration.required(port));
        if (!Ports.isFree(address, number)) {
          findings.error(port, "cannot be taken: " + address + ":" + number + " is in use");
        }
      }
    }
  }
}
