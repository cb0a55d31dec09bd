package id.lapor.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a storyteller: whoever tries to make a report fails. */
class DemoReportsTest {

  private final Properties before = (Properties) System.getProperties().clone();

  @AfterEach
  void asItWas() {
    System.setProperties(before);
  }

  @Test
  void productionThatIsAskedForInventedReportsDoesNotStart() {
    System.setProperty("lapor.mode", "production");
    System.setProperty("lapor.demo", "true");

    assertThatThrownBy(() -> new DemoReports().atStart())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void aServerWithoutAModeIsProductionAndGetsNone() {
    System.clearProperty("lapor.mode");
    System.clearProperty("lapor.demo");

    assertThatCode(() -> new DemoReports().atStart()).doesNotThrowAnyException();
  }

  @Test
  void aDemonstrationCanBeHadWithoutThem() {
    System.setProperty("lapor.mode", "demo");
    System.setProperty("lapor.demo", "false");

    assertThatCode(() -> new DemoReports().atStart()).doesNotThrowAnyException();
  }
}
