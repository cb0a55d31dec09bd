package id.lapor.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One browser that goes through scenes, taking the next from a queue that several share. Signs in
 * once for each account; each scene is opened in a context of its own.
 */
final class Gallery implements Callable<Void> {

  private final Path chromium;
  private final Queue<Visit> visits;
  private final List<Integer> widths;
  private final Map<String, String> states = new HashMap<>();

  /**
   * A scene in one language.
   *
   * @param album gets the pictures
   * @param findings gets what is wrong
   */
  record Visit(
      Scene scene, String language, Consumer<Look.Shot> album, Consumer<List<String>> findings) {}

  Gallery(Path chromium, Queue<Visit> visits, List<Integer> widths) {
    this.chromium = chromium;
    this.visits = visits;
    this.widths = widths;
  }

  @Override
  public Void call() {
    try (Playwright driver = Browser.driver();
        com.microsoft.playwright.Browser browser = Browser.launched(driver, chromium)) {
      for (Visit visit = visits.poll(); visit != null; visit = visits.poll()) {
        visit.findings().accept(found(browser, visit));
      }
    }
    return null;
  }

  private List<String> found(com.microsoft.playwright.Browser browser, Visit visit) {
    String state =
        states.computeIfAbsent(
            visit.scene().user() + " " + visit.language(), key -> entered(browser, visit));
    try (BrowserContext context =
        browser.newContext(Browser.options(1280, 900).setStorageState(state))) {
      context.setDefaultTimeout(15_000);
      Page page = context.newPage();
      Look look =
          new Look(page, visit.language(), OtherLanguage.than(visit.language()), visit.album());
      visit.scene().way().go(page);
      return look.at(widths);
    } catch (RuntimeException | AssertionError failed) {
      return new ArrayList<>(List.of("not reached: " + failed.getMessage()));
    }
  }

  private static String entered(com.microsoft.playwright.Browser browser, Visit visit) {
    try (BrowserContext context = browser.newContext(Browser.options(1280, 900))) {
      Page page = context.newPage();
      page.navigate("/tentang?lang=" + visit.language());
      if (visit.scene().user() != null) {
        PortalIT.signIn(page, visit.scene().user());
      }
      return context.storageState();
    }
  }
}
