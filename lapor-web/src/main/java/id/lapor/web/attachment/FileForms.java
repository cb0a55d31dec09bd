package id.lapor.web.attachment;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets files come only with the forms that ask for them, and of everything no more than a form can
 * need: what is not a file lies in memory while it is read.
 */
public class FileForms extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** As {@code web.xml} tells the server: files that are too large are still named one by one. */
  static final long LARGEST = 100L << 20;

  /** The words of the longest form, many times over. */
  static final long LARGEST_WORDS = 1L << 20;

  private static final Set<String> WITH_FILES =
      Set.of(
          "/lapor",
          "/lapor.xhtml",
          "/lacak",
          "/lacak.xhtml",
          "/staff/report",
          "/staff/report.xhtml",
          "/staff/imports",
          "/staff/imports.xhtml",
          "/staff/entry",
          "/staff/entry.xhtml");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String type = request.getContentType();
    boolean files = type != null && type.toLowerCase().startsWith("multipart/");
    long length = request.getContentLengthLong();
    if (files && !WITH_FILES.contains(request.getServletPath())) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else if (length > (files ? LARGEST : LARGEST_WORDS)) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (type != null && length < 0) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else {
      chain.doFilter(request, response);
    }
  }
}
