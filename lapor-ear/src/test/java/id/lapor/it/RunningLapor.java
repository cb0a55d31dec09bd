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
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The shipped EAR on the shipped server, started once for all tests by the shipped launcher: demo
 * accounts, no invented reports, no rate limits, and a mail server and a virus scanner of the tests
 * ({@link Postbox}, {@link GivenScanner}).
 *
 * <p>Registered for every test class; started by the first, stopped after the last.
 */
public final class RunningLapor implements BeforeAllCallback {

  private static final int FIRST_OFFSET = 21_000;
  private static final int LAST_OFFSET = 22_000;
  private static final int STEP = 10;

  private static Settings settings;
  private static Launcher launcher;

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    boolean external = context.getRequiredTestClass().isAnnotationPresent(OnExternalBroker.class);
    if (settings == null && external) {
      ExternalBroker.make();
    }
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningLapor.class))
        .getOrComputeIfAbsent("server", nothing -> start());
    if (external != ExternalBroker.isUsed()) {
      changeBroker(external);
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

  /** The demo accounts. */
  public static List<Account> accounts() {
    return Build.of(settings.ear()).accounts();
  }

  /** Kills the server in the middle of what it does, and starts it again on the same data. */
  public static void killAndStartAgain() throws InterruptedException {
    launcher.server().destroyForcibly();
    launcher.server().onExit().join();
    startAgain(settings.limits());
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
      startAgain(settings.limits());
    } finally {
      more.keySet().forEach(System::clearProperty);
    }
  }

  /** Stops the server and starts it again on the same data, with rate limits on or off. */
  public static void startAgain(boolean limits) throws InterruptedException {
    launcher.stop();
    settings =
        new Settings(
            settings.home(),
            settings.ear(),
            settings.binaries(),
            settings.data(),
            settings.offset(),
            settings.demo(),
            limits);
    launcher = new Launcher(settings);
    launcher.start();
  }

  /** On the same data; what lies at the broker that is left stays there. */
  private static void changeBroker(boolean external) throws InterruptedException {
    if (external) {
      ExternalBroker.make();
      startAgain(settings.limits());
    } else {
      launcher.stop();
      ExternalBroker.leave();
      startAgain(settings.limits());
    }
  }

  private static CloseableResource start() {
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
    Runtime.getRuntime().addShutdownHook(new Thread(RunningLapor::stop));
    try {
      launcher.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException failed) {
      launcher.stop();
      throw failed;
    }
    return RunningLapor::stop;
  }

  private static void stop() {
    launcher.stop();
    ExternalBroker.leave();
  }

  /** Begins anywhere, so that builds side by side do not take the same ports. */
  static int freeOffset() {
    int places = (LAST_OFFSET - FIRST_OFFSET) / STEP;
    int first = ThreadLocalRandom.current().nextInt(places);
    for (int place = 0; place < places; place++) {
      int offset = FIRST_OFFSET + (first + place) % places * STEP;
      if (Ports.isFree("127.0.0.1", 8080 + offset) && Ports.isFree("127.0.0.1", 9990 + offset)) {
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
