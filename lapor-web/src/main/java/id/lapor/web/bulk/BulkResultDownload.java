package id.lapor.web.bulk;

import id.lapor.bulk.BulkItemView;
import id.lapor.bulk.BulkResults;
import id.lapor.report.Slice;
import id.lapor.shared.Refusals;
import id.lapor.web.Language;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What became of each line of a job, as a file: {@code /staff/bulk-result?id=17&format=csv}. */
public class BulkResultDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient BulkResults results;
  @Inject transient BulkWords words;
  @Inject transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Optional.ofNullable(request.getParameter("id")).orElse("");
    FileKind kind = FileKind.of(request.getParameter("format"));
    if (!id.matches("[0-9]{1,18}") || kind == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    long job = Long.parseLong(id);
    Slice<BulkItemView> first;
    try {
      first = results.lines(job, null, 0, BulkResults.MOST);
    } catch (RuntimeException failure) {
      response.sendError(
          WorkExportDownload.status(Refusals.in(failure).orElseThrow(() -> failure)));
      return;
    }
    try (LineFile file =
        kind.begin(response, "lapor-bulk-" + job, language.staff("bulk.results"))) {
      write(job, first, file);
    }
  }

  private void write(long job, Slice<BulkItemView> first, LineFile file) throws IOException {
    file.line(
        List.of(
            language.staff("export.number"),
            language.staff("bulk.state"),
            language.staff("bulk.why")));
    Slice<BulkItemView> batch = first;
    while (true) {
      for (BulkItemView line : batch.items()) {
        file.line(
            List.of(
                line.trackingId(),
                language.staff("bulk.state." + line.state()),
                words.why(line.state(), line.rule())));
      }
      file.flush();
      if (batch.next() == null) {
        return;
      }
      batch = results.lines(job, null, Integer.parseInt(batch.next()), BulkResults.MOST);
    }
  }
}
