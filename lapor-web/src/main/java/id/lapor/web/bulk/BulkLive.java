package id.lapor.web.bulk;

import id.lapor.bulk.BulkItemState;
import id.lapor.bulk.BulkJobView;
import id.lapor.bulk.BulkResults;
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
 * Tells the open page of a job how far it is: {@code /staff/live/bulk?id=17}. It asks often and by
 * itself, which keeps no session alive.
 */
public class BulkLive extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient BulkResults results;
  @Inject transient BulkWords words;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Optional.ofNullable(request.getParameter("id")).orElse("");
    if (!id.matches("[0-9]{1,18}")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    BulkJobView job;
    try {
      job = results.get(Long.parseLong(id), null, 0, 1).job();
    } catch (RuntimeException failure) {
      response.sendError(
          WorkExportDownload.status(Refusals.in(failure).orElseThrow(() -> failure)));
      return;
    }
    JsonObjectBuilder counts = Json.createObjectBuilder();
    for (BulkItemState state : BulkItemState.values()) {
      counts.add(state.name(), words.number(job.tally().of(state)));
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .write(
            Json.createObjectBuilder()
                .add("running", job.running())
                .add("ended", job.ended())
                .add("text", words.progress(job))
                .add("counts", counts)
                .build()
                .toString());
  }
}
