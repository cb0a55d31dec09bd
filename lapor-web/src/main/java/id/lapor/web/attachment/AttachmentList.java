package id.lapor.web.attachment;

import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.CaseAttachments;
import id.lapor.attachment.PublicAttachments;
import id.lapor.attachment.ReporterAttachments;
import id.lapor.web.report.TrackingCookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attachments that a page shows, asked for once a page. */
@Named
@RequestScoped
public class AttachmentList {

  @Inject ReporterAttachments own;
  @Inject CaseAttachments cases;
  @Inject PublicAttachments open;
  @Inject TrackingCookie cookie;

  private final Map<String, List<AttachmentView>> asked = new HashMap<>();

  /** Those that the reporter sees whom the tracking cookie names. */
  public List<AttachmentView> ofReporter(String report) {
    return asked.computeIfAbsent(
        "own " + report,
        key -> cookie.read().map(opened -> own.list(report, opened.code())).orElse(List.of()));
  }

  /** Those that an officer in scope sees. */
  public List<AttachmentView> ofCase(String report) {
    return asked.computeIfAbsent("case " + report, key -> cases.list(report));
  }

  /** Those that everybody sees. */
  public List<AttachmentView> ofPublic(String report) {
    return asked.computeIfAbsent("open " + report, key -> open.list(report));
  }
}
