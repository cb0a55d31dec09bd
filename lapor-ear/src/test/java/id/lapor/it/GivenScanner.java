package id.lapor.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The virus scanner that the server of the tests asks: it speaks clamd's protocol, knows one virus,
 * the test file of the trade, and falls silent when a test wants that.
 */
final class GivenScanner {

  /** The test file that every scanner calls infected, in two parts so that none does here. */
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private static ServerSocket server;
  private static volatile boolean silent;

  private GivenScanner() {}

  /** Opens it and tells the launcher, before the server starts. */
  static synchronized void open() {
    if (server != null) {
      return;
    }
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    System.setProperty("lapor.scanner", "127.0.0.1:" + server.getLocalPort());
    Thread thread = new Thread(GivenScanner::serve, "scanner-of-the-tests");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether it hangs up on everybody. */
  static void silent(boolean now) {
    silent = now;
  }

  private static void serve() {
    while (true) {
      try (Socket client = server.accept()) {
        if (!silent) {
          client.setSoTimeout(10_000);
          answer(client);
        }
      } catch (IOException gone) {
        // The next one.
      }
    }
  }

  private static void answer(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    StringBuilder command = new StringBuilder();
    for (int c = in.read(); c > 0 && c != '\n'; c = in.read()) {
      command.append((char) c);
    }
    String said =
        switch (command.substring(1)) {
          case "VERSIONCOMMANDS" -> "ClamAV 1.4.6| COMMANDS: PING VERSION VERSIONCOMMANDS INSTREAM";
          case "PING" -> "PONG";
          case "VERSION" -> "ClamAV 1.4.6/27500/Sat Nov 28 09:12:11 2026";
          default -> verdict(in);
        };
    char end = command.charAt(0) == 'z' ? '\0' : '\n';
    client.getOutputStream().write((said + end).getBytes(StandardCharsets.US_ASCII));
  }

  private static String verdict(DataInputStream in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    return content.indexOf(EICAR) < 0 ? "stream: OK" : "stream: Eicar FOUND";
  }
}
