package id.lapor.web.handoff;

import id.lapor.attachment.AttachmentContent;
import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.ByteRange;
import id.lapor.attachment.CaseAttachments;
import id.lapor.handoff.CaseView;
import id.lapor.handoff.Copying;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A case as a PDF: {@code /staff/report-copy?id=1234567897}, in the language of the portal. Pages
 * leave while the next ones are written.
 */
public class CaseCopyDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Copying copying;
  @Inject transient CaseAttachments attachments;
  @Inject transient CaseCopy copy;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    CaseView view;
    List<AttachmentView> files;
    try {
      view = copying.copy(id == null ? "" : id);
      files = attachments.list(view.report().trackingId());
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
    copy.write(
        view, files, file -> content(view.report().trackingId(), file), response.getOutputStream());
  }

  /** Asked for as by the page, so that nobody gets by a copy what they cannot open. */
  private Optional<byte[]> content(String id, AttachmentView file) {
    try {
      AttachmentContent content = attachments.open(id, file.id(), false);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.write(ByteRange.whole(content.size()), bytes);
      return Optional.of(bytes.toByteArray());
    } catch (IOException away) {
      return Optional.empty();
    } catch (RuntimeException failure) {
      Refusals.in(failure).orElseThrow(() -> failure);
      return Optional.empty();
    }
  }
}
