package id.lapor.it;

import id.lapor.launcher.Build;
import id.lapor.launcher.Build.Account;
import id.lapor.launcher.Launcher;
import id.lapor.launcher.Ports;
import id.lapor.launcher.Settings;
import id.lapor.launcher.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shipped EAR on the shipped server, started once for all tests of a JVM by the shipped
 * launcher: demo accounts, no invented reports, no rate limits, and a mail server and a virus
 * scanner of the tests ({@link Postbox}, {@link GivenScanner}).
 *
 * <p>Registered for every test class; started by the first, stopped when the JVM ends. Each class
 * is a run of its own here, so nothing that JUnit keeps would last from one to the next.
 */
public final class RunningLapor implements BeforeAllCallback {

  private static final int FIRST_OFFSET = 21_000;
  private static final int LAST_OFFSET = 22_000;
  private static final int STEP = 10;

  private static Settings settings;
  private static Launcher launcher;
  private static RuntimeException refusal;

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    OnExternalBroker wanted = context.getRequiredTestClass().getAnnotation(OnExternalBroker.class);
    boolean external = wanted != null;
    boolean pair = external && wanted.pair();
    if (refusal != null) {
      throw refusal;
    }
    if (launcher == null) {
      startFor(external, pair);
    } else if (external != ExternalBroker.isUsed() || pair != BrokerPair.isUsed()) {
      changeBroker(external, pair);
    }
  }

  /** Address of the pages, without a slash at the end. */
  public static String baseUrl() {
    return settings.baseUrl();
  }

  /** Address of health and metrics. */
  public static String managementUrl() {
    return settings.managementUrl();
  }

  /** Where the server keeps everything. */
  public static Path data() {
    return settings.data();
  }

  /** What is added to every port. */
  static int offset() {
    return settings.offset();
  }

  /** The demo accounts. */
  public static List<Account> accounts() {
    return Build.of(settings.ear()).accounts();
  }

  /** Kills the server in the middle of what it does, and starts it again on the same data. */
  public static void killAndStartAgain() throws InterruptedException {
    launcher.server().destroyForcibly();
    launcher.server().onExit().join();
    startAgain();
  }

  /**
   * Kills the server, stops the database, and starts both again with more settings.
   *
   * @param between is done while nothing runs
   */
  static void killAndStartAgain(Runnable between, Map<String, String> more)
      throws InterruptedException {
    launcher.server().destroyForcibly();
    launcher.server().onExit().join();
    launcher.stop();
    between.run();
    more.forEach(System::setProperty);
    try {
      startAgain();
    } finally {
      more.keySet().forEach(System::clearProperty);
    }
  }

  /** Stops the server and starts it again on the same data. */
  public static void startAgain() throws InterruptedException {
    launcher.stop();
    launcher = new Launcher(settings);
    launcher.start();
  }

  /** On the same data; what lies at the broker that is left stays there. */
  private static void changeBroker(boolean external, boolean pair) throws InterruptedException {
    launcher.stop();
    if (external) {
      make(pair);
    } else {
      ExternalBroker.leave();
    }
    startAgain();
  }

  /** The broker outside, alone or as one of two; where it runs already it keeps its messages. */
  private static void make(boolean pair) {
    if (!ExternalBroker.isUsed()) {
      ExternalBroker.make();
    }
    if (pair) {
      BrokerPair.make();
    } else if (BrokerPair.isUsed()) {
      BrokerPair.leave();
      ExternalBroker.start();
    }
  }

  /** A server that does not start for the first class starts for none: nobody waits again. */
  private static void startFor(boolean external, boolean pair) throws InterruptedException {
    try {
      if (external) {
        make(pair);
      }
      start();
    } catch (RuntimeException failed) {
      refusal = failed;
      throw failed;
    }
  }

  private static void start() throws InterruptedException {
    Path home = Path.of(System.getProperty("lapor.home"));
    Path data = Path.of(System.getProperty("lapor.it.data"));
    delete(data);
    settings =
        new Settings(
            home,
            Path.of(System.getProperty("lapor.ear")),
            Path.of(System.getProperty("lapor.ear")).resolveSibling("lapor-postgresql"),
            data,
            freeOffset(),
            false,
            false);
    Postbox.open();
    GivenScanner.open();
    System.setProperty("lapor.it.management.port", String.valueOf(settings.managementPort()));
    launcher = new Launcher(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(RunningLapor::stop, "stop"));
    launcher.start();
  }

  private static void stop() {
    launcher.stop();
    ExternalBroker.leave();
  }

  /**
   * Begins anywhere, so that builds side by side do not take the same ports; the JVMs of one build
   * differ in the last digit.
   */
  static int freeOffset() {
    int places = (LAST_OFFSET - FIRST_OFFSET) / STEP;
    int digit = Integer.getInteger("lapor.it.fork", 0) % STEP;
    int first = ThreadLocalRandom.current().nextInt(places);
    for (int place = 0; place < places; place++) {
      int offset = FIRST_OFFSET + (first + place) % places * STEP + digit;
      if (Ports.isFree("127.0.0.1", 8080 + offset)
          && Ports.isFree("127.0.0.1", 9990 + offset)
          && Ports.isFree("127.0.0.1", 5671 + offset)) {
        return offset;
      }
    }
    throw new IllegalStateException("No free ports for the tests");
  }

  /** Deletes a directory with all that is in it, if it is there. */
  static void delete(Path directory) {
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
