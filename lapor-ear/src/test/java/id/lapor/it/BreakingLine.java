package id.lapor.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A line to the server that breaks when a test wants it: in the middle of a request, or after the
 * request has arrived and before the first byte of its answer.
 */
final class BreakingLine implements AutoCloseable {

  private static final int WHOLE = Integer.MAX_VALUE;
  private static final int PIECE = 4_096;

  private final ServerSocket door;
  private final URI server = URI.create(RunningLapor.baseUrl());
  private volatile Break next;
  private volatile int breaks;

  /** Where the line breaks: in the first request that begins so, after so many of its bytes. */
  private record Break(String request, int after) {}

  /** One connection of a browser, and what passes over it now. */
  private final class Connection {

    private final Socket near;
    private final Socket far;
    private volatile Break own;
    private int passed;

    Connection(Socket near) throws IOException {
      this.near = near;
      this.far = new Socket(server.getHost(), server.getPort());
      start(this::toServer);
      start(this::toBrowser);
    }

    private void toServer() {
      pass(near, far, this::mayGo);
    }

    private void toBrowser() {
      pass(far, near, (piece, length) -> own == null ? length : broken());
    }

    /** How much of a piece of a request may still go. */
    private int mayGo(byte[] piece, int length) {
      Break wanted = next;
      String begin = new String(piece, 0, Math.min(length, 80), StandardCharsets.US_ASCII);
      if (own == null && wanted != null && begin.startsWith(wanted.request())) {
        next = null;
        own = wanted;
      }
      if (own == null) {
        return length;
      }
      passed += length;
      return passed < own.after() ? length : broken();
    }

    private int broken() {
      breaks++;
      return -1;
    }

    private void pass(Socket from, Socket to, Gate gate) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[PIECE];
        int length = in.read(piece);
        while (length > 0 && gate.mayGo(piece, length) > 0) {
          out.write(piece, 0, length);
          out.flush();
          length = in.read(piece);
        }
      } catch (IOException closed) {
        // the other half of this connection is at its end
      }
    }
  }

  @FunctionalInterface
  private interface Gate {
    int mayGo(byte[] piece, int length);
  }

  BreakingLine() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    start(this::listen);
  }

  /** Address of the server over this line, without a slash at the end. */
  String baseUrl() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** Breaks in the middle of the next request that begins so. */
  void breakDuring(String request, int afterBytes) {
    next = new Break(request, afterBytes);
  }

  /** Lets the next request that begins so arrive, and breaks before its answer. */
  void breakBeforeAnswerTo(String request) {
    next = new Break(request, WHOLE);
  }

  /** How often it broke. */
  int breaks() {
    return breaks;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void listen() {
    try {
      while (!door.isClosed()) {
        new Connection(door.accept());
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }
}
