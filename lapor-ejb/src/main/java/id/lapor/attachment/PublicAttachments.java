package id.lapor.attachment;

import id.lapor.handoff.AnswerSight;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import id.lapor.shared.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The attachments that everybody may see: of a public report, those that somebody has looked at and
 * marked as public. A report that is not public has none, and no address that would tell otherwise.
 */
@Stateless
@PermitAll
public class PublicAttachments {

  @Inject Reports reports;
  @Inject Attachments attachments;
  @Inject AttachmentSight sight;
  @Inject AnswerSight answers;

  /** Those of a report; none when it is not public. */
  public List<AttachmentView> list(String trackingId) {
    Report report = reports.require(TrackingId.of(trackingId));
    if (!report.face().published()) {
      return List.of();
    }
    List<Attachment> shown =
        attachments.of(report).stream().filter(a -> a.state() == AttachmentState.PUBLIC).toList();
    return sight.views(shown, () -> answers.published(report));
  }

  /** One of them, or its small picture. */
  public AttachmentContent open(String trackingId, String id, boolean thumbnail) {
    Report report = reports.require(TrackingId.of(trackingId));
    if (!report.face().published()) {
      throw new NotFound("There is no such attachment");
    }
    Attachment attachment = attachments.require(report, id);
    if (attachment.state() != AttachmentState.PUBLIC) {
      throw new NotFound("There is no such attachment");
    }
    sight.requireAnswer(attachment, answers.published(report));
    return sight.content(attachment, thumbnail, true);
  }
}
