package id.lapor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.operator.Findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing starts with a port for institutions that could not show who it is. */
class QueueCheckTest {

  @TempDir Path home;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void aPort() {
    settings.put("LAPOR_QUEUE_PORT", "5671");
  }

  @Test
  void withoutAPortNothingIsAskedFor() {
    settings.clear();

    assertThat(found()).isEmpty();
  }

  @Test
  void aPortNeedsACertificate() {
    assertThat(found()).singleElement().asString().contains("lapor.queue.keystore", "missing");
  }

  @Test
  void aKeyOfItsOwnersAloneIsTaken() throws Exception {
    keys(SelfMade.certificate(home.resolve("queue.p12"), "dns:lapor.example"));

    assertThat(found()).isEmpty();
  }

  @Test
  void aKeyThatOthersReadIsRefused() throws Exception {
    Path keys = SelfMade.certificate(home.resolve("queue.p12"), "dns:lapor.example");
    keys(keys);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(found()).singleElement().asString().contains("open to others");
  }

  @Test
  void aCertificateThatHasExpiredIsRefused() throws Exception {
    keys(SelfMade.expired(home.resolve("queue.p12"), "dns:lapor.example"));

    assertThat(found()).singleElement().asString().contains("expired");
  }

  @Test
  void aWrongPasswordIsSaidWithoutBeingRepeated() throws Exception {
    keys(SelfMade.certificate(home.resolve("queue.p12"), "dns:lapor.example"));
    settings.put("LAPOR_QUEUE_KEYSTORE_PASSWORD", "lain-sekali");

    assertThat(found())
        .singleElement()
        .asString()
        .contains("cannot be opened")
        .doesNotContain("lain-sekali");
  }

  @Test
  void theDoorIsThatOfTheEmbeddedBroker() {
    settings.put("LAPOR_BROKER_URL", "tcp://broker.example:61616");

    assertThat(found()).singleElement().asString().contains("embedded broker");
  }

  private void keys(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    settings.put("LAPOR_QUEUE_KEYSTORE", file.toString());
    settings.put("LAPOR_QUEUE_KEYSTORE_PASSWORD", SelfMade.PASSWORD);
  }

  private List<String> found() {
    Configuration configuration = Configuration.read(new Installation(home), null, settings);
    Findings findings = configuration.findings();
    new QueueCheck(configuration, findings).run();
    return findings.all().stream().map(Finding::toString).toList();
  }
}
