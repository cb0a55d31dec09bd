package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a journal or the page of the system names has words, and its code only beside them. */
class WorkTextsTest {

  private static final Path RIGHTS = Path.of("../docs/rights.md");
  private static final Path SERVER = Path.of("../lapor-ejb/src/main/java");

  private static final Pattern USE_CASE = Pattern.compile("(?m)^\\| `(\\w+\\.\\w+)` \\|");
  private static final Pattern PUBLIC =
      Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\| anybody");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern TIMER =
      Pattern.compile("(?:Runs\\.(?:of|again)\\(|alone\\(\\s*\\w+,)\\s*\"([a-z-]+)\"");

  @Test
  void bothLanguagesHaveWordsForTheSameAndNoneIsEmpty() {
    assertThat(words(Locale.ENGLISH).keySet()).isEqualTo(words(new Locale("id")).keySet());
    for (Locale language : new Locale[] {Locale.ENGLISH, new Locale("id")}) {
      ResourceBundle words = words(language);
      assertThat(words.keySet()).noneMatch(code -> words.getString(code).isBlank());
    }
  }

  @Test
  void everyUseCaseThatCanBeRefusedHasWords() throws IOException {
    String rights = Files.readString(RIGHTS);
    Set<String> codes = new TreeSet<>(found(USE_CASE, rights));
    PUBLIC.matcher(rights).results().forEach(row -> codes.addAll(found(NAME, row.group(1))));
    // They record what was tried and refused, and refuse nothing themselves
    codes.removeAll(Set.of("AttemptJournal", "RefusalJournal", "Storyteller"));

    assertThat(codes).hasSizeGreaterThan(180);
    assertThat(words(new Locale("id")).keySet()).containsAll(codes);
  }

  @Test
  void everyTimerHasWords() throws IOException {
    Set<String> timers = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SERVER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        timers.addAll(found(TIMER, Files.readString(file)));
      }
    }

    assertThat(timers).hasSizeGreaterThan(15);
    assertThat(words(new Locale("id")).keySet()).containsAll(timers);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
  }

  private static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle("id.lapor.web.work", language);
  }
}
