package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue against what the application reads and what the page for operators says. */
class SettingTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern NAME = Pattern.compile("[\"{](lapor\\.[a-z]+(?:\\.[a-z]+)*)[\"}:]");

  @Test
  void theManualNamesEverySetting() throws IOException {
    String manual = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(Setting.values())
        .extracting(setting -> setting.environmentOnly() ? setting.variable() : setting.key())
        .allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
  }

  @Test
  void everySettingThatTheApplicationOrTheServerReadsIsInTheCatalogue() throws IOException {
    Set<String> read = new TreeSet<>();
    for (Path file : sources()) {
      Matcher name = NAME.matcher(Files.readString(file));
      while (name.find()) {
        read.add(name.group(1));
      }
    }

    read.removeAll(figures());
    assertThat(Arrays.stream(Setting.values()).map(Setting::key))
        .containsAll(read.stream().filter(SettingTest::isSetting).toList());
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "lapor.mode, prod",
    "lapor.base.url, lapor.example",
    "lapor.http.port, 70000",
    "lapor.http.address, localhost",
    "lapor.db.url, postgresql://host/lapor",
    "lapor.db.password, 'a${b'",
    "lapor.proxy.trusted, all",
    "lapor.scanner, clamd",
    "lapor.broker.url, amqp://host:5672",
    "lapor.java.options, 4g"
  })
  void aValueOfTheWrongFormIsObjectedToWithoutBeingRepeated(String key, String value) {
    Setting setting = Setting.named(key).orElseThrow();

    assertThat(setting.rule().objection(value))
        .hasValueSatisfying(
            objection -> {
              if (setting.secret()) {
                assertThat(objection).doesNotContain(value);
              }
            });
  }

  @Test
  void whatIsUsualIsOfTheRightForm() {
    assertThat(Setting.values())
        .allSatisfy(
            setting ->
                setting
                    .usual()
                    .ifPresent(usual -> assertThat(setting.rule().objection(usual)).isEmpty()));
  }

  /** Style sheets, the server's own paths and what a request carries have such names too. */
  private static boolean isSetting(String name) {
    return !name.matches(".*\\.(css|js)|lapor\\.(messages|request|route)");
  }

  /** Names of figures, which the manual writes as Prometheus does: a counter with its ending. */
  private static Set<String> figures() throws IOException {
    Set<String> names = new TreeSet<>();
    String manual = Files.readString(ROOT.resolve("docs/operations.md"));
    Matcher figure = Pattern.compile("`(lapor_[a-z_]+?)(_total|_seconds)?[`{]").matcher(manual);
    while (figure.find()) {
      names.add(figure.group(1).replace('_', '.'));
      names.add(
          (figure.group(1) + (figure.group(2) == null ? "" : figure.group(2))).replace('_', '.'));
    }
    return names;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    sources.add(ROOT.resolve("lapor-ear/src/main/server/lapor.cli"));
    for (String module : List.of("lapor-ejb", "lapor-web", "lapor-api")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
