package id.lapor.shared;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.RuleViolation.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTextsTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern KEBAB = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");
  private static final Pattern REFUSING =
      Pattern.compile(
          "new (RuleViolation|FieldError)\\(|[.]that\\(|refusal\\(|FileRefusal[.]of\\(");

  /** How far behind the beginning of a refusal its rule may stand, in characters. */
  private static final int REACH = 260;

  @Test
  void everyRuleHasATextInBothLanguages() {
    Set<String> rules = rulesInTheSources();

    assertThat(rules).contains("stale-version", "both-or-none", "in-future", "not-text");
    assertThat(keys(RuleTexts.INDONESIAN)).containsAll(rules);
    assertThat(keys(Locale.ENGLISH)).containsAll(rules);
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(RuleTexts.INDONESIAN));
  }

  @Test
  void aTextNamesTheBounds() {
    FieldError error = new FieldError("title", "too-long", "At most 150 characters", 150);

    assertThat(RuleTexts.text(Locale.ENGLISH, error)).isEqualTo("At most 150 characters.");
    assertThat(RuleTexts.text(RuleTexts.INDONESIAN, error))
        .isEqualTo("Paling banyak 150 karakter.");
  }

  @Test
  void noTextLosesAnApostropheOrAPlaceholder() {
    for (Locale language : List.of(RuleTexts.INDONESIAN, Locale.ENGLISH)) {
      ResourceBundle texts = ResourceBundle.getBundle("id.lapor.rules", language);
      for (String rule : texts.keySet()) {
        assertThat(texts.getString(rule)).as(rule).doesNotContain("'");
        assertThat(RuleTexts.text(language, rule, "A", "B")).as(rule).doesNotContain("{");
      }
    }
  }

  @Test
  void whoeverSpeaksNeitherLanguageReadsIndonesian() {
    assertThat(RuleTexts.spoken(List.of(Locale.GERMAN))).isEqualTo(RuleTexts.INDONESIAN);
    assertThat(RuleTexts.spoken(List.of())).isEqualTo(RuleTexts.INDONESIAN);
    assertThat(RuleTexts.spoken(List.of(Locale.GERMAN, Locale.UK))).isEqualTo(Locale.ENGLISH);
    assertThat(RuleTexts.text(Locale.GERMAN, "required")).isEqualTo("Isian ini wajib diisi.");
  }

  private static Set<String> keys(Locale language) {
    Set<String> keys = new TreeSet<>();
    ResourceBundle own =
        ResourceBundle.getBundle(
            "id.lapor.rules",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // A bundle inherits the texts of its parent; what counts is what it says itself.
    own.keySet().stream().filter(key -> says(own, language, key)).forEach(keys::add);
    return keys;
  }

  private static boolean says(ResourceBundle bundle, Locale language, String key) {
    ResourceBundle parent = ResourceBundle.getBundle("id.lapor.rules", Locale.ROOT);
    return !language.equals(Locale.ENGLISH) || !bundle.getString(key).equals(parent.getString(key));
  }

  private static Set<String> rulesInTheSources() {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> rules.addAll(rulesIn(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rules;
  }

  private static Set<String> rulesIn(Path file) {
    try {
      String source = Files.readString(file);
      Set<String> rules = new TreeSet<>();
      for (Matcher refusal = REFUSING.matcher(source); refusal.find(); ) {
        int statementEnd = source.indexOf(';', refusal.end());
        int end =
            Math.min(refusal.end() + REACH, statementEnd < 0 ? source.length() : statementEnd);
        for (Matcher rule = KEBAB.matcher(source.substring(refusal.end(), end)); rule.find(); ) {
          rules.add(rule.group(1));
        }
      }
      return rules;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
