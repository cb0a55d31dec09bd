package id.lapor.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The {@link ExternalBroker} and a second one on the same store, as docs/operations.md says: one of
 * them serves, the other one waits until that one is gone.
 */
final class BrokerPair {

  private static final String ADDRESS = "lapor.broker.backup";

  /** What a broker says when it waits for the other one to be gone. */
  private static final String WAITS_AS_BACKUP = "AMQ221109";

  private static final String WAITS_AS_PRIMARY = "AMQ221034";

  private static final Duration TAKEOVER = Duration.ofMinutes(1);

  private static final Path BACKUP =
      ExternalBroker.INSTANCE.resolveSibling(ExternalBroker.INSTANCE.getFileName() + "-backup");

  private static int queuePort;
  private static BrokerProcess backup;

  private BrokerPair() {}

  /**
   * Makes the running broker one of two, on what it keeps, and has servers use both that are
   * started from now on.
   */
  static void make() {
    Path etc = ExternalBroker.INSTANCE.resolve("etc");
    ExternalBroker.stop();
    RunningLapor.delete(BACKUP);
    copy(etc, BACKUP.resolve("etc"));
    queuePort = ExternalBroker.freePort();
    backup =
        new BrokerProcess(
            BACKUP, ExternalBroker.INSTANCE.resolve("data"), ExternalBroker.freePort());
    backup.pairedWith(ExternalBroker.process());
    try {
      ExternalBroker.configure(
          ExternalBroker.INSTANCE,
          ExternalBroker.uncommented(
              ExternalBroker.opened(ExternalBroker.queuePort()), "Two brokers on one store"));
      ExternalBroker.configure(
          BACKUP,
          ExternalBroker.uncommented(ExternalBroker.opened(queuePort), "And the other one this"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ExternalBroker.start();
    startBackup();
    System.setProperty(ADDRESS, "127.0.0.1:" + backup.port());
  }

  /** Whether servers that are started now use both. */
  static boolean isUsed() {
    return System.getProperty(ADDRESS) != null;
  }

  /** The port for institutions at the second one. */
  static int queuePort() {
    return queuePort;
  }

  /** Returns once the second one serves. */
  static void backupServes() {
    Eventually.eventually(backup::answers, TAKEOVER);
  }

  /** Returns once the first one serves. */
  static void primaryServes() {
    Eventually.eventually(ExternalBroker.process()::answers, TAKEOVER);
  }

  /** Whether the second one serves now. */
  static boolean isBackupServing() {
    return backup.answers();
  }

  /** Starts the first one again while the second one serves: it waits. */
  static void startPrimary() {
    ExternalBroker.process().startWaiting(WAITS_AS_PRIMARY);
  }

  /** Starts the second one while the first one serves: it waits. */
  static void startBackup() {
    backup.startWaiting(WAITS_AS_BACKUP);
  }

  /** Ends the second one at once, in the middle of what it does. */
  static void killBackup() {
    backup.kill();
  }

  /** Ends both; the first one can be started alone again, with what they kept. */
  static void leave() {
    System.clearProperty(ADDRESS);
    ExternalBroker.stop();
    backup.stop();
    try {
      ExternalBroker.configure(
          ExternalBroker.INSTANCE, ExternalBroker.opened(ExternalBroker.queuePort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(
            to.resolve(file.getFileName()),
            Files.readString(file).replace(ExternalBroker.INSTANCE.toString(), BACKUP.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
