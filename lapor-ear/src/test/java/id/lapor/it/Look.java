package id.lapor.it;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How one page looks: at every width, light and dark, with its text at its usual size and twice as
 * large. Finds what {@code look.js} names, serious barriers, and what the browser complains of.
 */
final class Look {

  static final List<Integer> WIDTHS = List.of(360, 768, 1280, 1920);

  /** Views in which barriers are looked for: each scheme and each layout once, since it is slow. */
  private static final Set<String> ASKED_FOR_BARRIERS = Set.of("light-1280", "dark-360");

  private static final Map<String, List<String>> NONE =
      Map.of("whole", List.of(), "parts", List.of());
  private static final List<Integer> SCALED = List.of(390, 1280);
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String SCRIPT = script();

  private final Page page;
  private final String language;
  private Map<String, List<String>> foreign;
  private final Consumer<Shot> album;
  private final Set<String> findings = new LinkedHashSet<>();

  /**
   * A picture to take.
   *
   * @param suffix what its name ends in: {@code id-dark-360}
   */
  record Shot(Page page, String suffix) {

    void to(Path directory, String name) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(directory.resolve(name + "-" + suffix + ".png")));
    }
  }

  /**
   * @param language the one that the page must be in
   * @param album gets each view of it
   */
  Look(Page page, String language, Map<String, List<String>> foreign, Consumer<Shot> album) {
    this.page = page;
    this.language = language;
    this.foreign = foreign;
    this.album = album;
    page.onConsoleMessage(
        message -> {
          boolean itself =
              message.text().startsWith("Failed to load resource")
                  && message.location().startsWith(page.url().replaceAll("#.*", ""));
          if ("error".equals(message.type()) && !itself) {
            findings.add("console: " + message.text());
          }
        });
    page.onPageError(error -> findings.add("script: " + error));
  }

  /** Looks at the page that was opened, and tells what is wrong with it. */
  List<String> at(List<Integer> widths) {
    page.waitForLoadState();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : widths) {
        String view = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        look(view, width);
        if (ASKED_FOR_BARRIERS.contains(view)) {
          barriers(view);
        }
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    scale("200%");
    SCALED.forEach(width -> look("scaled-" + width, width));
    scale("");
    return new ArrayList<>(findings);
  }

  private void look(String view, int width) {
    page.setViewportSize(width, width < 700 ? 780 : 900);
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    Object found =
        page.evaluate(
            SCRIPT,
            Map.of("lang", language, "whole", foreign.get("whole"), "parts", foreign.get("parts")));
    foreign = NONE; // the words are the same at every width
    ((List<?>) found).forEach(one -> findings.add(view + ": " + one));
    album.accept(new Shot(page, language + "-" + view));
  }

  private void barriers(String view) {
    new AxeBuilder(page)
        .withTags(STANDARD).analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .forEach(
                rule ->
                    findings.add(
                        view + ": " + rule.getId() + " " + rule.getNodes().get(0).getHtml()));
  }

  /** Through the object model, which the content security policy leaves alone. */
  private void scale(String size) {
    page.evaluate(
        "size => { const root = document.documentElement; root.style.fontSize = '';"
            + " root.style.fontSize = size"
            + " && 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'; }",
        size);
  }

  private static String script() {
    try (InputStream file = Look.class.getResourceAsStream("look.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
