package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.lapor.it.Gallery.Visit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of {@link ScreensIT}: that no page is forgotten, in every build; and a few pages, quickly. */
class ScreensSampleIT {

  private static final Set<String> SAMPLE =
      Set.of("home", "form-refused", "track-answered", "report-routed", "work-look");

  /** Comes when somebody asks too often, which no test server minds; looks as other errors do. */
  private static final String OF_A_SIEGE = "error/too-many";

  private static List<Scene> scenes;

  @BeforeAll
  static void stage() {
    Stage stage = new Stage();
    scenes = new ArrayList<>(PublicScenes.with(stage));
    scenes.addAll(StaffScenes.with(stage));
  }

  @Test
  void everyPageAndEveryFormHasAScene() {
    Set<String> shown = scenes.stream().map(Scene::view).collect(Collectors.toSet());

    assertThat(
            Stream.of("", "error", "staff", "WEB-INF/staff/forms")
                .flatMap(StaffScenes::views)
                .filter(view -> !OF_A_SIEGE.equals(view)))
        .isNotEmpty()
        .allSatisfy(view -> assertThat(shown).contains(view));
    assertThat(scenes).extracting(Scene::name).doesNotHaveDuplicates();
  }

  @Test
  @Tag("screens")
  void aFewPagesAreShownAsTheyShouldBe() {
    Optional<Path> chromium = Browser.chromium();
    assumeTrue(
        chromium.isPresent() || "required".equals(System.getProperty("lapor.browser")),
        "No Chromium on this machine: browser tests are skipped");
    Map<String, List<String>> wrong = new TreeMap<>();
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    for (Scene scene : scenes) {
      if (SAMPLE.contains(scene.name())) {
        String language = scene.user() == null ? "en" : "id";
        visits.add(new Visit(scene, language, shot -> {}, found -> wrong.put(scene.name(), found)));
      }
    }

    new Gallery(chromium.orElseThrow(), visits, List.of(360, 1280)).call();

    assertThat(wrong)
        .hasSameSizeAs(SAMPLE)
        .allSatisfy((name, found) -> assertThat(found).isEmpty());
  }
}
