package id.lapor.attachment;

import id.lapor.handoff.AnswerSight;
import id.lapor.report.Actor;
import id.lapor.report.Report;
import id.lapor.report.ReporterAccess;
import id.lapor.report.Reports;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The attachments of a report as its reporter has them; the access code is the right. */
@Stateless
@PermitAll
public class ReporterAttachments {

  @Inject ReporterAccess access;
  @Inject Attachments attachments;
  @Inject Attaching attaching;
  @Inject AttachmentSight sight;
  @Inject AnswerSight answers;
  @Inject Reports reports;

  /** The own files and those of published answers. */
  public List<AttachmentView> list(String trackingId, String accessCode) {
    Long report = access.key(trackingId, accessCode);
    return sight.views(attachments.of(report), () -> answers.published(report));
  }

  /** One of them, or its small picture. */
  public AttachmentContent open(
      String trackingId, String accessCode, String id, boolean thumbnail) {
    Report report = access.toRead(trackingId, accessCode);
    Attachment attachment = attachments.require(report, id);
    sight.requireAnswer(attachment, answers.published(report));
    return sight.content(attachment, thumbnail, false);
  }

  /**
   * Adds files to the report itself, as long as it is open.
   *
   * @param uploads ids of files that were uploaded before
   */
  public List<AttachmentView> attach(String trackingId, String accessCode, List<String> uploads) {
    Report report = access.toChange(trackingId, accessCode);
    if (!report.status().open()) {
      throw report.refusal("illegal-transition", "A report that has ended takes no files");
    }
    attaching.attach(report, MessageRef.report(), uploads, Actor.REPORTER, null);
    reports.flush();
    return listed(report);
  }

  private List<AttachmentView> listed(Report report) {
    return sight.views(attachments.of(report), () -> answers.published(report));
  }
}
