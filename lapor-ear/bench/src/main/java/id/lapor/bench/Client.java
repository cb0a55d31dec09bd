package id.lapor.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One client on one connection that stays open, HTTP/1.1. Written for this measurement: it does so
 * little that the load takes next to nothing of the processors it shares with the server.
 */
final class Client implements Closeable {

  private static final int TIMEOUT_MILLIS = 60_000;

  /** What came back. */
  record Reply(int status, String body) {

    /** A text member of the answer, found without reading the whole. */
    String text(String member) {
      int start = body.indexOf("\"" + member + "\":\"");
      if (start < 0) {
        throw new IllegalStateException("No " + member + " in: " + body);
      }
      int begin = start + member.length() + 4;
      return body.substring(begin, body.indexOf('"', begin));
    }
  }

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Client(int port) {
    this.port = port;
  }

  Reply get(String path, String header) throws IOException {
    return send("GET", path, header, null);
  }

  Reply post(String path, String header, String json) throws IOException {
    return send("POST", path, header, json);
  }

  /** Sends a request; {@code header} is one whole line more, or null. */
  private Reply send(String method, String path, String header, String json) throws IOException {
    if (socket == null) {
      open();
    }
    byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(" /api/v1").append(path).append(" HTTP/1.1\r\nHost: localhost:");
    head.append(port).append("\r\nAccept: application/json\r\n");
    if (header != null) {
      head.append(header).append("\r\n");
    }
    if (json != null) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    try {
      out.write(whole);
      out.flush();
      return read();
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private void open() throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
  }

  private Reply read() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.startsWith("transfer-encoding:")) {
        chunked = header.contains("chunked");
      } else if (header.equals("connection: close")) {
        last = true;
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (last) {
      close();
    }
    return new Reply(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      whole.write(in.readNBytes(size));
      line();
    }
    line();
    return whole.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
