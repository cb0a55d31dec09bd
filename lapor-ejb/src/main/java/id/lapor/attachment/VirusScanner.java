package id.lapor.attachment;

import id.lapor.shared.InstallationSettings;
import id.lapor.shared.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xyz.capybara.clamav.ClamavClient;
import xyz.capybara.clamav.commands.scan.result.ScanResult;

/**
 * Asks the installation's clamd whether a file is infected. Where one is set and does not answer,
 * no file is taken: silence is no all-clear. Where none is set, files are taken unscanned and the
 * log says so once.
 */
@ApplicationScoped
public class VirusScanner {

  /** How the scanner stands, for health and numbers. */
  public enum Answering {
    /** Somebody decided that none looks. */
    OFF,
    /** None is set, and nobody decided that. */
    FORGOTTEN,
    /** It answered just now. */
    YES,
    /** It is set and silent. */
    NO
  }

  private static final Logger LOGGER = System.getLogger(VirusScanner.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PING_PATIENCE = Duration.ofSeconds(3);
  private static final Duration VERSION_PATIENCE = Duration.ofMillis(500);

  private ScannerSettings settings;
  private Duration patience = PATIENCE;
  private ExecutorService callers;

  /** Reads the setting; a wrong one stops the start. */
  @PostConstruct
  void start() {
    start(InstallationSettings.value(ScannerSettings.NAME), PATIENCE);
    if (!demo() && !settings.decided()) {
      LOGGER.log(
          Level.WARNING,
          "No virus scanner: set {0} to HOST:PORT of a clamd, or to off",
          ScannerSettings.NAME);
    }
  }

  void start(String setting, Duration longest) {
    settings = ScannerSettings.of(setting);
    patience = longest;
    callers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "lapor-virus-scanner");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Reads the setting if that has not happened yet. */
  void requireReady() {
    LOGGER.log(Level.DEBUG, "Scanner: {0}", settings.address());
  }

  /** Ends the threads with the application. */
  @PreDestroy
  void close() {
    if (callers != null) {
      callers.shutdownNow();
    }
  }

  /**
   * Has the file scanned as it came.
   *
   * @throws RuleViolation {@code file-infected}; {@code scanner-silent} when the scanner gives no
   *     answer in time
   */
  void scan(byte[] content) {
    if (settings.address().isEmpty()) {
      return;
    }
    InetSocketAddress address = settings.address().get();
    ScanResult result =
        asked(() -> client(address).scan(new ByteArrayInputStream(content)), patience);
    if (result instanceof ScanResult.VirusFound) {
      throw FileRefusal.of("file-infected");
    }
  }

  /** Whether the scanner answers now. */
  public Answering answering() {
    if (settings.address().isEmpty()) {
      return settings.decided() || demo() ? Answering.OFF : Answering.FORGOTTEN;
    }
    try {
      InetSocketAddress address = settings.address().get();
      asked(
          () -> {
            client(address).ping();
            return true;
          },
          PING_PATIENCE);
      return Answering.YES;
    } catch (RuleViolation silent) {
      return Answering.NO;
    }
  }

  /** What the scanner calls itself, with its signatures; empty when it does not say so at once. */
  Optional<String> version() {
    if (settings.address().isEmpty()) {
      return Optional.empty();
    }
    InetSocketAddress address = settings.address().get();
    Future<String> answer = callers.submit(() -> client(address).version());
    try {
      return Optional.of(answer.get(VERSION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException untold) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean demo() {
    return "demo".equals(System.getProperty("lapor.mode"));
  }

  /** The client waits for ever; an interrupt closes its channel. */
  private <T> T asked(Callable<T> question, Duration longest) {
    Future<T> answer = callers.submit(question);
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      answer.cancel(true);
      throw silent(silent);
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw silent(stopping);
    } catch (ExecutionException failed) {
      throw silent(failed.getCause());
    }
  }

  /** The name is looked up at each call: a scanner may move. */
  private static ClamavClient client(InetSocketAddress address) {
    return new ClamavClient(new InetSocketAddress(address.getHostString(), address.getPort()));
  }

  private static RuleViolation silent(Throwable why) {
    LOGGER.log(Level.WARNING, "The virus scanner gives no answer: {0}", why.getClass().getName());
    return new RuleViolation("scanner-silent", "The virus scanner gives no answer");
  }
}
