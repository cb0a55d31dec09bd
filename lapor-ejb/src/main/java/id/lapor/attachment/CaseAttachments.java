package id.lapor.attachment;

import id.lapor.handoff.AnswerSight;
import id.lapor.identity.Role;
import id.lapor.report.Actor;
import id.lapor.report.Actors;
import id.lapor.report.EventType;
import id.lapor.report.Report;
import id.lapor.report.Reports;
import id.lapor.report.TrackingId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Attachments as officers have them, each within the officer's scope: they see what belongs to the
 * report, add files to their answers, and decide what everybody may see.
 */
@Stateless
public class CaseAttachments {

  @Inject Reports reports;
  @Inject Attachments attachments;
  @Inject Attaching attaching;
  @Inject AttachmentSight sight;
  @Inject AnswerSight answers;
  @Inject Actors actors;

  /** All of a report, those of drafts only where the caller reads the draft. */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.AUDITOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR
  })
  public List<AttachmentView> list(String trackingId) {
    Long report = answers.visible(trackingId);
    return sight.views(attachments.of(report), () -> answers.readable(trackingId, report));
  }

  /** One of them, or its small picture. */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.AUDITOR,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER,
    Role.APPROVER,
    Role.UNIT_STAFF,
    Role.CHANNEL_OPERATOR
  })
  public AttachmentContent open(String trackingId, String id, boolean thumbnail) {
    Report report = reports.require(TrackingId.of(trackingId));
    answers.viewer(report);
    Attachment attachment = attachments.require(report, id);
    sight.requireAnswer(attachment, answers.readable(report));
    return sight.content(attachment, thumbnail, false);
  }

  /**
   * Adds files to an answer that is not published yet; an approval given before is void.
   *
   * @param uploads ids of files that were uploaded before
   */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER})
  public void attach(String answerId, List<String> uploads) {
    AnswerSight.Draft draft = answers.change(answerId);
    attaching.attach(
        draft.report(), MessageRef.answer(answerId), uploads, draft.actor(), draft.handoff());
    reports.flush();
  }

  /** Takes a file out of an answer that is not published yet; an approval given before is void. */
  @RolesAllowed({Role.LIAISON_OFFICER, Role.INSTITUTION_ADMIN, Role.UNIT_STAFF, Role.APPROVER})
  public void remove(String trackingId, String id) {
    Report report = reports.lock(TrackingId.of(trackingId));
    answers.viewer(report);
    Attachment attachment = attachments.require(report, id);
    if (attachment.belongsTo() != BelongsTo.ANSWER) {
      throw report.refusal("not-a-draft", "Only files of a draft are taken out");
    }
    AnswerSight.Draft draft = answers.change(attachment.message());
    attachment.remove();
    attaching.record(attachment, EventType.ATTACHMENT_REMOVED, draft.actor(), draft.handoff());
  }

  /**
   * Lets everybody see a file, as far as the report is public: whoever verifies the report decides,
   * for a file of an answer also whoever may publish the answer.
   */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public void publish(String trackingId, String id) {
    Report report = reports.lock(TrackingId.of(trackingId));
    answers.viewer(report);
    Attachment attachment = attachments.require(report, id);
    Actor actor = decider(report, attachment);
    if (report.neverPublic()) {
      throw report.refusal("never-public", "Nothing of this report is ever public");
    }
    attachment.publish();
    attaching.record(attachment, EventType.ATTACHMENT_PUBLISHED, actor, null);
  }

  /** Keeps a file for the reporter and officers again. */
  @RolesAllowed({
    Role.NATIONAL_VERIFIER,
    Role.NATIONAL_ADMIN,
    Role.INSTITUTION_ADMIN,
    Role.LIAISON_OFFICER
  })
  public void hide(String trackingId, String id) {
    Report report = reports.lock(TrackingId.of(trackingId));
    answers.viewer(report);
    Attachment attachment = attachments.require(report, id);
    Actor actor = decider(report, attachment);
    attachment.hide();
    attaching.record(attachment, EventType.ATTACHMENT_HIDDEN, actor, null);
  }

  private Actor decider(Report report, Attachment attachment) {
    Optional<Actor> publisher =
        attachment.belongsTo() == BelongsTo.ANSWER
            ? answers.publisher(report, attachment.message())
            : Optional.empty();
    return publisher.orElseGet(() -> actors.verifierOf(report));
  }
}
