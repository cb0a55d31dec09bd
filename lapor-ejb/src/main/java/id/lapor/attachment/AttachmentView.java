package id.lapor.attachment;

import java.io.Serializable;
import java.time.Instant;

/**
 * An attachment as those see it who may.
 *
 * @param belongsTo report, reply or answer
 * @param message id of the answer or reply, or {@code report}
 * @param number its number within the report
 * @param digest SHA-256 of the content, as it also stands in the record
 * @param shown whether everybody may see it, as far as the report is public
 * @param byReporter whether the reporter added it, rather than an officer
 */
public record AttachmentView(
    String id,
    BelongsTo belongsTo,
    String message,
    int number,
    String name,
    String mediaType,
    long size,
    Integer width,
    Integer height,
    boolean thumbnail,
    String digest,
    boolean shown,
    boolean byReporter,
    Instant attachedAt)
    implements Serializable {

  static AttachmentView of(Attachment attachment) {
    StoredFile file = attachment.file();
    return new AttachmentView(
        attachment.uuid(),
        attachment.belongsTo(),
        attachment.message(),
        attachment.position(),
        attachment.name(),
        file.type().mediaType(),
        file.size(),
        file.width(),
        file.height(),
        file.thumbnailDigest() != null,
        file.digest(),
        attachment.state() == AttachmentState.PUBLIC,
        attachment.belongsTo() != BelongsTo.ANSWER,
        attachment.attachedAt());
  }
}
