package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.it.Gallery.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page in both languages, light and dark, at every width: {@code mvn verify -Pscreens} puts
 * the pictures into {@code target/screenshots}, with an {@code index.html} to look through them,
 * and fails with all that is wrong with any of them. {@code -Dlapor.screens=form-.*-en} looks at
 * some pages only.
 */
@Tag("screens")
class ScreensIT {

  private static final int BROWSERS = 2;
  private static final List<String> LANGUAGES = List.of("id", "en");

  @Test
  void everyPageIsShownAsItShouldBe() throws Exception {
    Path directory = Path.of(System.getProperty("lapor.screenshots", "target/screenshots"));
    RunningLapor.delete(directory);
    Files.createDirectories(directory);
    Map<String, List<String>> findings = new ConcurrentHashMap<>();

    through(visits(directory, findings));

    write(directory);
    Map<String, List<String>> wrong = new TreeMap<>(findings);
    wrong.values().removeIf(List::isEmpty);
    Files.writeString(directory.resolve("findings.txt"), listed(wrong));
    assertThat(wrong).as(listed(wrong)).isEmpty();
  }

  private static Queue<Visit> visits(Path directory, Map<String, List<String>> findings) {
    Stage stage = new Stage();
    List<Scene> scenes = new ArrayList<>(PublicScenes.with(stage));
    scenes.addAll(StaffScenes.with(stage));
    String wanted = System.getProperty("lapor.screens", ".*");
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    for (String language : LANGUAGES) {
      for (Scene scene : scenes) {
        if ((scene.name() + "-" + language).matches(wanted)) {
          visits.add(
              new Visit(
                  scene,
                  language,
                  shot -> shot.to(directory, scene.name()),
                  found -> findings.put(scene.name() + "-" + language, told(scene, found))));
        }
      }
    }
    return visits;
  }

  /** Says at once what is wrong: the whole takes a while. */
  private static List<String> told(Scene scene, List<String> found) {
    found.forEach(one -> System.out.println(scene + ": " + one));
    return found;
  }

  private static void through(Queue<Visit> visits) throws InterruptedException, ExecutionException {
    Path chromium = Browser.chromium().orElseThrow();
    ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < BROWSERS; i++) {
        running.add(browsers.submit(new Gallery(chromium, visits, Look.WIDTHS)));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } finally {
      browsers.shutdownNow();
    }
  }

  private static void write(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      String pictures =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".png"))
              .sorted(Comparator.naturalOrder())
              .map(
                  file ->
                      "<figure><a href='%1$s'><img src='%1$s' alt='' loading='lazy' width='320'></a>"
                              .formatted(file)
                          + "<figcaption>"
                          + file
                          + "</figcaption></figure>")
              .collect(Collectors.joining("\n"));
      Files.writeString(
          directory.resolve("index.html"),
          "<!DOCTYPE html><html lang='en'><meta charset='UTF-8'><title>Screens</title>"
              + "<style>figure{display:inline-block;vertical-align:top;margin:.5rem}</style>\n"
              + pictures);
    }
  }

  private static String listed(Map<String, List<String>> wrong) {
    return wrong.entrySet().stream()
        .map(scene -> scene.getKey() + "\n  " + String.join("\n  ", scene.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
