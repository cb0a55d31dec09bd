package id.lapor.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A test in a real browser. Each test method gets a fresh context: no cookies, nothing cached.
 *
 * <p>Chromium is looked for among the programs of this machine ({@code CHROMIUM} names another
 * one). Without any, the tests are skipped with that reason; with {@code -Dlapor.browser=required}
 * that is an error.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Browser {

  /** The first is Chromium without a window of its own, which costs half the processor. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;

  private Playwright playwright;
  private com.microsoft.playwright.Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  void launch() {
    Optional<Path> chromium = chromium();
    if (chromium.isEmpty() && "required".equals(System.getProperty("lapor.browser"))) {
      throw new IllegalStateException(
          "No Chromium on this machine, and browser tests are required");
    }
    if (chromium.isEmpty()) {
      return;
    }
    playwright = driver();
    browser = launched(playwright, chromium.get());
  }

  /** What drives browsers; each thread needs its own. */
  static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static com.microsoft.playwright.Browser launched(Playwright driver, Path chromium) {
    return driver
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setHeadless(true)
                .setArgs(FLAGS));
  }

  @AfterAll
  void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** Test by test, since a class that is given up as a whole is counted as no test at all. */
  @BeforeEach
  void open() {
    assumeTrue(browser != null, "No Chromium on this machine: browser tests are skipped");
    context = newContext(WIDTH, HEIGHT);
  }

  /** All windows of a test end with it: pages that nobody looks at any more ask on and on. */
  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }

  /** A page of this test's visitor: all its pages share cookies. */
  protected Page page() {
    return context.newPage();
  }

  /** A page as another visitor sees it, in a window of the given size in CSS pixels. */
  protected Page pageOfAnother(int width, int height) {
    return newContext(width, height).newPage();
  }

  /** A page as a visitor sees it whose browser runs no scripts. */
  protected Page pageWithoutScripts() {
    return opened(options(WIDTH, HEIGHT).setJavaScriptEnabled(false)).newPage();
  }

  private BrowserContext newContext(int width, int height) {
    return opened(options(width, height));
  }

  private BrowserContext opened(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext opened = browser.newContext(options);
    contexts.add(opened);
    return opened;
  }

  static com.microsoft.playwright.Browser.NewContextOptions options(int width, int height) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setBaseURL(RunningLapor.baseUrl())
        .setLocale("id-ID")
        .setTimezoneId("Asia/Jakarta")
        .setViewportSize(width, height);
  }

  /** The Chromium of this machine. */
  static Optional<Path> chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
