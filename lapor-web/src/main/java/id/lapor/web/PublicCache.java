package id.lapor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Lets browsers and caches keep the pages that are the same for everybody. A browser asks each time
 * whether its copy is still right, and is answered with 304 and nothing else when it is; caches in
 * between may give one out for half a minute, which is also how long a text that was taken down may
 * still be seen there.
 */
public class PublicCache extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Pattern SAME_FOR_ALL =
      Pattern.compile(
          "/|/index(\\.xhtml)?|/laporan(?!/lampiran)(/.*)?|/statistik|/peta|/privasi|/tentang");
  private static final String KEPT = "public, max-age=0, s-maxage=30, must-revalidate";
  private static final String OWN = "private, no-cache";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("GET")
        || !SAME_FOR_ALL.matcher(request.getServletPath()).matches()) {
      chain.doFilter(request, response);
      return;
    }
    Kept page = new Kept(response);
    chain.doFilter(request, page);
    if (response.isCommitted() || response.getStatus() != HttpServletResponse.SC_OK) {
      page.passOn();
      return;
    }
    response.setHeader("Cache-Control", page.personal || isKnown(request) ? OWN : KEPT);
    response.addHeader("Vary", "Cookie, Accept-Encoding");
    String tag = page.tag();
    response.setHeader("ETag", tag);
    if (knows(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      page.passOn();
    }
  }

  /** Whether the visitor carries a cookie of their own, other than the language. */
  private static boolean isKnown(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (!cookie.getName().equals(Language.COOKIE)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The server may mark a tag of its own when it compresses; what counts is the digest. */
  private static boolean knows(String known, String tag) {
    return known != null && known.contains(tag.substring(tag.indexOf('"')));
  }

  /** A page that is held back until it is whole. */
  private static final class Kept extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);
    private final ServletOutputStream stream = new Bytes(bytes);
    private PrintWriter writer;
    private boolean personal;

    Kept(HttpServletResponse response) {
      super(response);
    }

    String tag() {
      if (writer != null) {
        writer.flush();
      }
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + '"';
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("This Java has no SHA-256", impossible);
      }
    }

    void passOn() throws IOException {
      if (writer != null) {
        writer.flush();
      }
      if (bytes.size() > 0 && !getResponse().isCommitted()) {
        bytes.writeTo(getResponse().getOutputStream());
      }
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return stream;
    }

    @Override
    public PrintWriter getWriter() {
      if (writer == null) {
        writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
      }
      return writer;
    }

    @Override
    public void addCookie(Cookie cookie) {
      personal = true;
      super.addCookie(cookie);
    }

    @Override
    public void flushBuffer() {
      // held back until it is whole
    }

    @Override
    public void setBufferSize(int size) {
      // has its own
    }

    @Override
    public void setContentLength(int length) {
      // may be another one once compressed
    }

    @Override
    public void setContentLengthLong(long length) {
      // may be another one once compressed
    }

    @Override
    public void reset() {
      bytes.reset();
      super.reset();
    }

    @Override
    public void resetBuffer() {
      bytes.reset();
      super.resetBuffer();
    }
  }

  private static final class Bytes extends ServletOutputStream {

    private final ByteArrayOutputStream bytes;

    Bytes(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int one) {
      bytes.write(one);
    }

    @Override
    public void write(byte[] many, int from, int length) {
      bytes.write(many, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Pages are written at once");
    }
  }
}
