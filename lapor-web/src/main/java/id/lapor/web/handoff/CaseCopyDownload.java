package id.lapor.web.handoff;

import id.lapor.handoff.CaseView;
import id.lapor.handoff.Copying;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A case as a PDF: {@code /staff/report-copy?id=1234567897}, in the language of the portal. Pages
 * leave while the next ones are written.
 */
public class CaseCopyDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Copying copying;
  @Inject transient CaseCopy copy;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    CaseView view;
    try {
      view = copying.copy(id == null ? "" : id);
    } catch (RuntimeException failure) {
      boolean unknown = Refusals.in(failure).orElseThrow(() -> failure) instanceof NotFound;
      response.sendError(
          unknown ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String name = "lapor-" + view.report().trackingId() + ".pdf";
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    copy.write(view, response.getOutputStream());
  }
}
