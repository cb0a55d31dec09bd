package id.lapor.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One client on one connection that stays open, HTTP/1.1. Written for this measurement: it does so
 * little that the load takes next to nothing of the processors it shares with the server.
 */
final class Client implements Closeable {

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final String JSON = "Accept: application/json";
  private static final String BROWSER = "Accept: text/html, */*;q=0.8\r\nAccept-Encoding: gzip";

  /**
   * What came back.
   *
   * @param status HTTP status
   * @param raw the body as it came over the wire
   * @param packed whether the body is compressed
   * @param cookies name and value of each cookie that was set
   * @param location where it leads to, or null
   */
  record Reply(int status, byte[] raw, boolean packed, List<String> cookies, String location) {

    /** The body as text; unpacked for those alone who read it. */
    String body() {
      try {
        return new String(
            packed ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes() : raw,
            StandardCharsets.UTF_8);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    /** A text member of the answer, found without reading the whole. */
    String text(String member) {
      String body = body();
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
    return send("GET", "/api/v1" + path, JSON, header, null, null);
  }

  Reply post(String path, String header, String json) throws IOException {
    return send("POST", "/api/v1" + path, JSON, header, "application/json", json);
  }

  /** Asks for a page or what belongs to it as a browser does; {@code cookies} may be null. */
  Reply page(String path, String cookies) throws IOException {
    return send("GET", path, BROWSER, cookies == null ? null : "Cookie: " + cookies, null, null);
  }

  /** Sends a form. */
  Reply form(String path, String cookies, String fields) throws IOException {
    String header = cookies == null ? null : "Cookie: " + cookies;
    return send("POST", path, BROWSER, header, "application/x-www-form-urlencoded", fields);
  }

  /** Sends a request; {@code header} is one whole line more, or null. */
  private Reply send(
      String method, String path, String accept, String header, String type, String content)
      throws IOException {
    if (socket == null) {
      open();
    }
    byte[] body = content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:");
    head.append(port).append("\r\n").append(accept).append("\r\n");
    if (header != null) {
      head.append(header).append("\r\n");
    }
    if (content != null) {
      head.append("Content-Type: ").append(type);
      head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
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
    Map<String, String> headers = new HashMap<>();
    List<String> cookies = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals("set-cookie")) {
        cookies.add(value.split(";", 2)[0]);
      }
      headers.put(name, value);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    boolean chunked = headers.getOrDefault("transfer-encoding", "").contains("chunked");
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
      close();
    }
    boolean packed = headers.getOrDefault("content-encoding", "").equals("gzip");
    return new Reply(status, body, packed, cookies, headers.get("location"));
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
