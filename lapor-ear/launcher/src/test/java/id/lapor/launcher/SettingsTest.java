package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir Path temporary;

  private final Properties before = new Properties();

  @BeforeEach
  void aBuild() throws IOException {
    before.putAll(System.getProperties());
    System.setProperty("lapor.home", Files.createDirectory(temporary.resolve("home")).toString());
    System.setProperty("lapor.ear", Files.createFile(temporary.resolve("lapor.ear")).toString());
    System.setProperty("lapor.data", temporary.resolve("data").toString());
  }

  @AfterEach
  void asItWas() {
    System.setProperties(before);
  }

  @Test
  void withoutAnyChoiceItIsADemonstrationOnTheUsualPorts() {
    Settings settings = Settings.fromSystemProperties();

    assertThat(settings.baseUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.managementUrl()).isEqualTo("http://localhost:9990");
    assertThat(settings.demo()).isTrue();
    assertThat(settings.limits()).isTrue();
  }

  @Test
  void theOffsetIsAddedToBothPorts() {
    System.setProperty("lapor.port.offset", "500");

    assertThat(Settings.fromSystemProperties().httpPort()).isEqualTo(8580);
    assertThat(Settings.fromSystemProperties().managementPort()).isEqualTo(10490);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "lapor.mode, production",
    "lapor.port.offset, -1",
    "lapor.port.offset, 50001",
    "lapor.port.offset, many",
    "lapor.demo, yes",
    "lapor.limits, none",
    "lapor.ear, /nowhere/lapor.ear",
    "lapor.java.options, 4g",
    "lapor.data, ' '"
  })
  void aWrongSettingIsRefusedByName(String name, String value) {
    System.setProperty(name, value);

    assertThatThrownBy(Settings::fromSystemProperties)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.exit()).isEqualTo(Exit.SETTINGS);
              assertThat(refusal).hasMessageContaining(value.isBlank() ? name : value);
            });
    assertThat(temporary.resolve("data")).doesNotExist();
  }

  @Test
  void theServersJavaIsToldWhatWasAskedFor() {
    System.setProperty("lapor.java.options", "-Xmx2g  -XX:+UseSerialGC");

    assertThat(Settings.javaOptions()).containsExactly("-Xmx2g", "-XX:+UseSerialGC");
  }

  @Test
  void theExitCodesAreStable() {
    assertThat(Exit.values())
        .extracting(Exit::code)
        .containsExactly(2, 3, 4, 5, 6, 7, 8)
        .doesNotHaveDuplicates();
  }
}
