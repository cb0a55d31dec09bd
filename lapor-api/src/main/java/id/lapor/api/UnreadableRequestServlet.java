package id.lapor.api;

import id.lapor.shared.RuleTexts;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Answers what fails before any resource is reached, such as an address with broken escapes: a
 * problem too, and never the server's own page.
 */
@WebServlet(UnreadableRequestServlet.PATH)
public class UnreadableRequestServlet extends HttpServlet {

  /** Where {@code web.xml} sends such requests; asked for by itself, there is nothing here. */
  static final String PATH = "/unreadable-request";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = failed == null ? HttpServletResponse.SC_NOT_FOUND : (Integer) failed;
    List<Locale> wanted =
        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
            ? List.of()
            : Collections.list(request.getLocales());
    Locale language = RuleTexts.spoken(wanted);
    String name =
        status == HttpServletResponse.SC_NOT_FOUND
            ? "not-found"
            : status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "bad-request" : "unavailable";
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (JsonWriter writer = Json.createWriter(response.getOutputStream())) {
      writer.write(Problem.of(status, name, language).json());
    }
  }
}
