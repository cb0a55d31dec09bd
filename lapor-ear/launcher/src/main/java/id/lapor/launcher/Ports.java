package id.lapor.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The ports that the server will take. */
public final class Ports {

  private Ports() {}

  /**
   * Looks whether each port is free, before anything is started or made.
   *
   * @throws Refusal when one is taken
   */
  static void requireFree(Settings settings) {
    List<Integer> ports = new ArrayList<>(List.of(settings.httpPort(), settings.managementPort()));
    settings.queuePort().ifPresent(ports::add);
    for (int port : ports) {
      if (!isFree("127.0.0.1", port)) {
        throw new Refusal(
            Exit.PORT_BUSY,
            "Port "
                + port
                + " is in use by another program. Stop that one, or choose other ports with"
                + " -Dlapor.port.offset=N. Nothing was changed.");
      }
    }
  }

  /** Whether a server could take the port at this address of the machine. */
  public static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
