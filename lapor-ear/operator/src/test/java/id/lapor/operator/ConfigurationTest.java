package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.operator.Findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  @TempDir Path home;

  private Path file;

  @BeforeEach
  void aConfigurationDirectory() throws IOException {
    file = Files.createDirectory(home.resolve("conf")).resolve("lapor.conf");
  }

  @Test
  void theEnvironmentWinsOverTheFileAndTheFileOverWhatIsUsual() throws IOException {
    Files.writeString(file, "lapor.http.port=8081\nlapor.node=one\n");

    Configuration configuration = read(Map.of("LAPOR_NODE", "two"));

    assertThat(configuration.required(Setting.NODE)).isEqualTo("two");
    assertThat(configuration.required(Setting.HTTP_PORT)).isEqualTo("8081");
    assertThat(configuration.required(Setting.MANAGEMENT_PORT)).isEqualTo("9990");
    assertThat(configuration.findings().all()).isEmpty();
  }

  @Test
  void aNameThatIsNoSettingIsAnErrorThatNamesTheNearest() throws IOException {
    Files.writeString(file, "lapor.db.pasword=x\n");

    Configuration configuration = read(Map.of("LAPOR_HTTP_PROT", "80"));

    assertThat(configuration.findings().forbidStart()).isTrue();
    assertThat(texts(configuration.findings()))
        .anySatisfy(
            text -> assertThat(text).contains("lapor.db.pasword").contains("lapor.db.password"))
        .anySatisfy(
            text -> assertThat(text).contains("LAPOR_HTTP_PROT").contains("LAPOR_HTTP_PORT"));
  }

  @Test
  void aFileThatWasAskedForMustBeThere() {
    Configuration configuration =
        Configuration.read(new Installation(home), home.resolve("other.conf"), Map.of());

    assertThat(texts(configuration.findings()))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("other.conf"));
  }

  @Test
  void aFileWithAPasswordMustBeItsOwnersAlone() throws IOException {
    Files.writeString(file, "lapor.db.password=secret-thing\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    List<String> open = texts(read(Map.of()).findings());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(open)
        .singleElement()
        .satisfies(text -> assertThat(text).contains("chmod 600").doesNotContain("secret-thing"));
    assertThat(read(Map.of()).findings().all()).isEmpty();
  }

  @Test
  void theFirstAdministratorStandsInNoFile() throws IOException {
    Files.writeString(file, "lapor.admin.password=long-enough-password\n");

    assertThat(texts(read(Map.of()).findings()))
        .anySatisfy(text -> assertThat(text).contains("LAPOR_ADMIN_PASSWORD"));
  }

  @Test
  void aRelativeFileIsTakenFromTheInstallationOn() {
    Configuration configuration = read(Map.of("LAPOR_KEYS", "conf/keys.properties"));

    assertThat(configuration.path(Setting.KEYS)).contains(home.resolve("conf/keys.properties"));
  }

  @Test
  void theExampleNamesEachSettingAndSetsNone() {
    String example = ExampleFile.text();

    for (Setting setting : Setting.values()) {
      assertThat(example)
          .contains(setting.environmentOnly() ? setting.variable() : "\n#" + setting.key() + "=");
    }
    assertThat(example.lines())
        .allMatch(line -> line.isEmpty() || line.startsWith("#"), "a comment");
  }

  private Configuration read(Map<String, String> environment) {
    return Configuration.read(new Installation(home), null, environment);
  }

  private static List<String> texts(Findings findings) {
    return findings.all().stream().map(Finding::toString).toList();
  }
}
