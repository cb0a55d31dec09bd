package id.lapor.web.attachment;

import id.lapor.attachment.AttachmentContent;
import id.lapor.attachment.ByteRange;
import id.lapor.attachment.CaseAttachments;
import id.lapor.attachment.PublicAttachments;
import id.lapor.attachment.ReporterAttachments;
import id.lapor.identity.ClientSource;
import id.lapor.identity.RequestLimits;
import id.lapor.identity.TooManyAttempts;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.web.report.TrackingCookie;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives out the files of reports to pages: below {@code /lacak/lampiran} to the reporter whom the
 * tracking cookie names, below {@code /staff/lampiran} to officers in scope, below {@code
 * /laporan/lampiran} to everybody. Whoever may not see a file is told that there is none.
 */
public class AttachmentDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS = Pattern.compile("/([0-9]{10})/([0-9a-f-]{36})(/kecil)?");
  private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

  @Inject transient ReporterAttachments own;
  @Inject transient CaseAttachments cases;
  @Inject transient PublicAttachments open;
  @Inject transient TrackingCookie cookie;
  @Inject transient RequestLimits limits;
  @Inject transient ClientSource source;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher address = ADDRESS.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    if (!address.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      limits.reading(source.hash());
      AttachmentContent content =
          content(
              request.getServletPath(),
              address.group(1),
              address.group(2),
              address.group(3) != null);
      send(content, request, response);
    } catch (RuntimeException failure) {
      response.sendError(status(Refusals.in(failure).orElseThrow(() -> failure)));
    }
  }

  private AttachmentContent content(String area, String report, String id, boolean small) {
    return switch (area) {
      case "/staff/lampiran" -> cases.open(report, id, small);
      case "/lacak/lampiran" -> {
        TrackingCookie.Opened opened =
            cookie
                .read()
                .filter(which -> which.number().replaceAll("\\D", "").equals(report))
                .orElseThrow(() -> new NotFound("Nothing is opened"));
        yield own.open(report, opened.code(), id, small);
      }
      default -> open.open(report, id, small);
    };
  }

  private static void send(
      AttachmentContent content, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Cache-Control", content.shared() ? "public, max-age=60" : "private, no-store");
    response.setHeader("ETag", content.tag());
    response.setHeader("Accept-Ranges", "bytes");
    if (content.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    String condition = request.getHeader("If-Range");
    boolean partly = condition == null || condition.equals(content.tag());
    Optional<ByteRange> asked =
        ByteRange.asked(partly ? request.getHeader("Range") : null, content.size());
    if (asked.isEmpty()) {
      response.setHeader("Content-Range", "bytes */" + content.size());
      response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    ByteRange part = asked.get();
    response.setContentType(content.mediaType());
    response.setHeader("Content-Disposition", content.disposition());
    response.setContentLengthLong(part.length());
    if (part.partial()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader("Content-Range", part.header());
    }
    content.write(part, response.getOutputStream());
  }

  private static int status(RuntimeException refusal) {
    if (refusal instanceof TooManyAttempts) {
      return 429;
    }
    if (refusal instanceof EJBAccessException) {
      return HttpServletResponse.SC_FORBIDDEN;
    }
    boolean away =
        refusal instanceof RuleViolation violation && violation.rule().equals("storage-away");
    return away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_NOT_FOUND;
  }
}
