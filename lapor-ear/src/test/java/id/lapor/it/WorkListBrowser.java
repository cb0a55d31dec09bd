package id.lapor.it;

import com.microsoft.playwright.Page;
import id.lapor.it.Cases.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Work that a test alone has in its lists, and those lists in a browser. */
abstract class WorkListBrowser extends Browser {

  private static final Path PICTURES = Path.of("target", "screenshots");

  String word;
  List<Sent> sent;

  void given(int reports) {
    word = "kata" + UUID.randomUUID().toString().substring(0, 8);
    sent = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      sent.add(Cases.routed(Cases.sent(Cases.complaint().add("title", "Antrean loket " + word))));
    }
  }

  List<String> ids() {
    return sent.stream().map(Sent::id).toList();
  }

  /** The address of a list, narrowed to what this test sent. */
  String mine(String list) {
    return "/staff/work?list=" + list + "&q=" + word;
  }

  static List<String> numbers(Page page) {
    return page.locator("#lines tbody tr").all().stream()
        .map(line -> line.getAttribute("data-line"))
        .toList();
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve("work-" + name + ".png")));
  }
}
