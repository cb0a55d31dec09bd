package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormTest {

  private static final String SERVER = "<formatter><named-formatter name=\"PATTERN\"/></formatter>";
  private static final String BOOT = "handler.CONSOLE.formatter=COLOR-PATTERN\n";

  @TempDir private Path configuration;

  @BeforeEach
  void laidOut() throws IOException {
    Files.writeString(configuration.resolve("server.xml"), SERVER);
    Files.writeString(configuration.resolve("logging.properties"), BOOT);
  }

  @Test
  void withoutAChoiceTheLogIsText() throws IOException {
    apply("lapor.mode=demo");

    assertThat(configuration.resolve("server.xml")).hasContent(SERVER);
    assertThat(configuration.resolve("logging.properties")).hasContent(BOOT);
  }

  @Test
  void jsonIsWrittenFromTheFirstLineOn() throws IOException {
    apply("lapor.log=json");

    assertThat(configuration.resolve("server.xml"))
        .hasContent("<formatter><named-formatter name=\"JSON\"/></formatter>");
    assertThat(configuration.resolve("logging.properties"))
        .content()
        .startsWith("handler.CONSOLE.formatter=JSON\n")
        .contains("formatter.JSON=org.jboss.logmanager.formatters.JsonFormatter");
  }

  @Test
  void anotherFormIsRefusedBeforeAnythingIsChanged() throws IOException {
    assertThatThrownBy(() -> apply("lapor.log=xml"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lapor.log");

    assertThat(configuration.resolve("server.xml")).hasContent(SERVER);
  }

  private void apply(String settings) throws IOException {
    Path file = configuration.resolve("settings.properties");
    Files.writeString(file, settings);
    LogForm.apply(configuration, "server.xml", file);
  }
}
