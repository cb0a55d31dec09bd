package id.lapor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final Path NOWHERE = Path.of("nowhere");

  @Test
  void eitherPortMayBeTheBusyOne() throws IOException {
    for (int usual : new int[] {8080, 9990}) {
      try (ServerSocket other = onAPortAbove(usual)) {
        Settings settings = settings(other.getLocalPort() - usual);

        assertThatThrownBy(() -> Ports.requireFree(settings))
            .isInstanceOfSatisfying(
                Refusal.class,
                refusal -> {
                  assertThat(refusal.exit()).isEqualTo(Exit.PORT_BUSY);
                  assertThat(refusal).hasMessageContaining("Port " + other.getLocalPort());
                });
      }
    }
  }

  @Test
  void aPortThatWasLetGoIsFree() throws IOException {
    int offset;
    try (ServerSocket other = onAPortAbove(9990)) {
      offset = other.getLocalPort() - 9990;
    }

    assertThatCode(() -> Ports.requireFree(settings(offset))).doesNotThrowAnyException();
  }

  /** One whose neighbour at the other usual port is free too. */
  private static ServerSocket onAPortAbove(int usual) throws IOException {
    for (int offset = 30_000; offset < 31_000; offset++) {
      int neighbour = (usual == 8080 ? 9990 : 8080) + offset;
      try {
        bound(neighbour).close();
        return bound(usual + offset);
      } catch (IOException taken) {
        // the next one
      }
    }
    throw new IOException("No two free ports");
  }

  private static ServerSocket bound(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
  }

  private static Settings settings(int offset) {
    return new Settings(NOWHERE, NOWHERE, NOWHERE, NOWHERE, offset, true, true);
  }
}
