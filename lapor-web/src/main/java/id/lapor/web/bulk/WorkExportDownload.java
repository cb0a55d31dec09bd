package id.lapor.web.bulk;

import id.lapor.handoff.WorkColumn;
import id.lapor.handoff.WorkExport;
import id.lapor.handoff.WorkLine;
import id.lapor.handoff.WorkLists;
import id.lapor.handoff.WorkQuery;
import id.lapor.report.Slice;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import id.lapor.web.handoff.WorkAddress;
import id.lapor.web.identity.StaffFrame;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * A work list as a file: {@code /staff/work-export?list=mine&format=csv}, with filter, order and
 * columns as on the page. It is written batch by batch while it is read.
 */
public class WorkExportDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient WorkExport export;
  @Inject transient WorkLists lists;
  @Inject transient StaffFrame frame;
  @Inject transient WorkSheetWords words;
  @Inject transient Language language;
  @Inject transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WorkAddress address = WorkAddress.of(request.getParameterMap());
    FileKind kind = FileKind.of(request.getParameter("format"));
    if (address.list().isEmpty() || kind == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    WorkQuery query = address.query();
    Slice<WorkLine> first;
    try {
      export.begin(query, kind.suffix());
      first = lists.batch(query, null);
    } catch (RuntimeException failure) {
      response.sendError(status(Refusals.in(failure).orElseThrow(() -> failure)));
      return;
    }
    String name = "lapor-" + query.list().key() + "-" + words.day(clock.instant());
    write(query, first, kind, kind.begin(response, name, words.sheet(query.list())));
  }

  private void write(WorkQuery query, Slice<WorkLine> first, FileKind kind, LineFile file)
      throws IOException {
    List<WorkColumn> columns = frame.getDesk().columns();
    int written = 0;
    String how = "broken-off";
    try (file) {
      file.line(words.heads(columns));
      Slice<WorkLine> batch = first;
      while (true) {
        for (WorkLine line : batch.items()) {
          file.line(words.values(line, columns));
        }
        written += batch.items().size();
        file.flush();
        if (batch.next() == null || written >= WorkExport.MOST_LINES) {
          break;
        }
        batch = lists.batch(query, batch.next());
      }
      how = batch.next() == null ? "all" : "cut";
      if (batch.next() != null) {
        file.line(List.of(language.staff("export.cut", written)));
      }
    } finally {
      export.end(query, kind.suffix(), written, how);
    }
  }

  static int status(RuntimeException refusal) {
    if (refusal instanceof NotFound) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    return refusal instanceof RuleViolation
        ? HttpServletResponse.SC_BAD_REQUEST
        : HttpServletResponse.SC_FORBIDDEN;
  }
}
