package id.lapor.web.handoff;

import id.lapor.attachment.AttachmentView;
import id.lapor.attachment.BelongsTo;
import id.lapor.attachment.CaseAttachments;
import id.lapor.handoff.HandoffView;
import id.lapor.identity.Role;
import id.lapor.web.FieldErrors;
import id.lapor.web.attachment.ChosenFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** What officers do with the attachments of a case: add to a draft, open to the public, close. */
@Named
@RequestScoped
public class AttachmentForm {

  @Inject CasePage page;
  @Inject CaseAttachments attachments;
  @Inject ChosenFiles files;
  @Inject FieldErrors errors;
  @Inject HttpServletRequest request;

  /**
   * Adds the chosen files to a draft answer; one that is refused is named and the rest is added.
   */
  public void attach(String answer) {
    if (files.ids().isEmpty()) {
      return;
    }
    if (files.isAnyRefused()) {
      page.tried(() -> attachments.attach(answer, files.ids()));
    } else {
      page.attempt(() -> attachments.attach(answer, files.ids()), "FILE_ATTACHED");
    }
  }

  /** Lets everybody see it, as far as the report is public. */
  public void publish(String id) {
    page.attempt(() -> attachments.publish(page.getId(), id), "FILE_PUBLISHED");
  }

  /** Keeps it for the reporter and officers again. */
  public void hide(String id) {
    page.attempt(() -> attachments.hide(page.getId(), id), "FILE_HIDDEN");
  }

  /** Takes it out of a draft answer. */
  public void remove(String id) {
    page.attempt(() -> attachments.remove(page.getId(), id), "FILE_REMOVED");
  }

  /** Whether the caller may decide what everybody sees; the use case decides for itself. */
  public boolean isDeciding() {
    return Stream.of(
            Role.NATIONAL_VERIFIER,
            Role.NATIONAL_ADMIN,
            Role.INSTITUTION_ADMIN,
            Role.LIAISON_OFFICER)
        .anyMatch(request::isUserInRole);
  }

  /** The same for opening, which a confidential or supervisory report never allows. */
  public boolean isOpening() {
    boolean never = page.view().report().confidential() || page.view().report().supervisory();
    return isDeciding() && !never;
  }

  /** Whether it belongs to a draft that the caller may change. */
  public boolean ofDraft(AttachmentView file) {
    return file.belongsTo() == BelongsTo.ANSWER
        && page.view().handoffs().stream().anyMatch(handoff -> drafts(handoff, file.message()));
  }

  private static boolean drafts(HandoffView handoff, String answer) {
    return handoff.allows("DRAFT")
        && handoff.answers().stream()
            .anyMatch(draft -> draft.unpublished() && draft.id().equals(answer));
  }
}
