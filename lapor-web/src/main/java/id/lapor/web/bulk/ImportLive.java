package id.lapor.web.bulk;

import id.lapor.reference.CheckedFileView;
import id.lapor.reference.ImportDesk;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells the open page of a file of reference data how far it is: {@code /staff/live/import?id=...}.
 * It asks often and by itself, which keeps no session alive.
 */
public class ImportLive extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient ImportDesk desk;
  @Inject transient ImportWords words;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Optional.ofNullable(request.getParameter("id")).orElse("");
    if (!id.matches("[0-9a-f-]{36}")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    CheckedFileView file;
    try {
      file = desk.get(id);
    } catch (RuntimeException failure) {
      response.sendError(
          WorkExportDownload.status(Refusals.in(failure).orElseThrow(() -> failure)));
      return;
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    JsonObjectBuilder stand = Json.createObjectBuilder().add("running", file.running());
    if (file.total() > 0) {
      stand.add("ended", words.ended(file)).add("way", words.way(file));
    }
    response.getWriter().write(stand.add("text", words.progress(file)).build().toString());
  }
}
