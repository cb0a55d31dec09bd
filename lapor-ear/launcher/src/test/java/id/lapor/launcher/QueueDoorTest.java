package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueDoorTest {

  private static final String BUILT =
      """
      <server>
          <remote-acceptor name="queue" socket-binding="queue">
              <param name="key-store-path" value="${lapor.queue.keystore}"/>
          </remote-acceptor>
          <in-vm-acceptor name="in-vm" server-id="0"/>
      </server>
      """;

  @TempDir Path folder;

  private Path configuration;
  private Path settings;

  @BeforeEach
  void laidOut() throws IOException {
    configuration = Files.writeString(folder.resolve("standalone.xml"), BUILT);
    settings = Files.writeString(folder.resolve("server.properties"), "lapor.mode=demo\n");
  }

  @Test
  void withoutAPortNobodyComesIn() throws IOException {
    QueueDoor.apply(configuration, settings);

    assertThat(Files.readString(configuration))
        .doesNotContain("remote-acceptor", "lapor.queue")
        .contains("in-vm-acceptor");
  }

  @Test
  void withAPortTheDoorStaysAsItWasBuilt() throws IOException {
    Files.writeString(settings, "lapor.queue.port=5671\n");

    QueueDoor.apply(configuration, settings);

    assertThat(Files.readString(configuration)).isEqualTo(BUILT);
  }

  /** What is built and what is looked for to close it are written in two places. */
  @Test
  void theDoorIsNamedAsTheServerIsBuilt() throws IOException {
    assertThat(Files.readString(Path.of("../src/main/server/institutions-embedded.cli")))
        .contains("remote-acceptor=queue:add(");
  }
}
