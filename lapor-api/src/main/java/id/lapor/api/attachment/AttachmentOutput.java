package id.lapor.api.attachment;

import id.lapor.attachment.AttachmentView;
import java.time.Instant;
import java.util.List;

/**
 * An attachment; its content is at {@code /reports/{id}/attachments/{id}}.
 *
 * @param belongsTo {@code REPORT}, {@code REPLY} or {@code ANSWER}
 * @param message id of the answer or reply, or {@code report}
 * @param number its number within the report
 * @param thumbnail whether there is a small picture of it
 * @param sha256 of the content, as it also stands in the record
 * @param shown whether everybody may see it, as far as the report is public
 */
public record AttachmentOutput(
    String id,
    String belongsTo,
    String message,
    int number,
    String name,
    String mediaType,
    long size,
    Integer width,
    Integer height,
    boolean thumbnail,
    String sha256,
    boolean shown,
    Instant attachedAt) {

  /** All attachments of a report that the caller may see. */
  public record ListOutput(List<AttachmentOutput> items) {}

  static ListOutput of(List<AttachmentView> views) {
    return new ListOutput(views.stream().map(AttachmentOutput::of).toList());
  }

  private static AttachmentOutput of(AttachmentView view) {
    return new AttachmentOutput(
        view.id(),
        view.belongsTo().name(),
        view.message(),
        view.number(),
        view.name(),
        view.mediaType(),
        view.size(),
        view.width(),
        view.height(),
        view.thumbnail(),
        view.digest(),
        view.shown(),
        view.attachedAt());
  }
}
