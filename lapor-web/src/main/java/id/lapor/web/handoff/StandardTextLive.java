package id.lapor.web.handoff;

import id.lapor.handoff.OfferedText;
import id.lapor.handoff.StandardTextDesk;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The standard texts for an answer while it is typed: {@code GET /staff/live/texts?h=} all that
 * fit, {@code POST} with {@code h} and {@code id} when one was put in.
 */
public class StandardTextLive extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final JsonBuilderFactory WRITING = Json.createBuilderFactory(Map.of());

  @Inject transient StandardTextDesk desk;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonArrayBuilder texts = WRITING.createArrayBuilder();
    try {
      for (OfferedText one : desk.offered(String.valueOf(request.getParameter("h")))) {
        texts.add(
            WRITING
                .createObjectBuilder()
                .add("id", one.id())
                .add("title", one.title())
                .add("text", one.text()));
      }
    } catch (RuntimeException failure) {
      refused(response, failure);
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(texts.build());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    try {
      desk.use(
          String.valueOf(request.getParameter("h")),
          Long.parseLong(String.valueOf(request.getParameter("id"))));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (NumberFormatException unknown) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } catch (RuntimeException failure) {
      refused(response, failure);
    }
  }

  private static void refused(HttpServletResponse response, RuntimeException failure) {
    Refusals.in(failure).orElseThrow(() -> failure);
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
  }
}
