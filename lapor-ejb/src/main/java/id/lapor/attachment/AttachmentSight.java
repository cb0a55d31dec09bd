package id.lapor.attachment;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What of a report's attachments a viewer gets: files of an answer come with the answer. */
@ApplicationScoped
public class AttachmentSight {

  @Inject AttachmentFiles files;

  /** Those that belong to no answer, or to one of these; the answers are asked for when needed. */
  List<AttachmentView> views(List<Attachment> all, Supplier<Set<String>> answers) {
    boolean anyAnswer = all.stream().anyMatch(a -> a.belongsTo() == BelongsTo.ANSWER);
    Set<String> readable = anyAnswer ? answers.get() : Set.of();
    return all.stream().filter(a -> seen(a, readable)).map(AttachmentView::of).toList();
  }

  /**
   * Refuses a file of an answer that is none of these.
   *
   * @throws NotFound as if it did not exist
   */
  void requireAnswer(Attachment attachment, Set<String> answers) {
    if (!seen(attachment, answers)) {
      throw new NotFound("There is no such attachment");
    }
  }

  /**
   * The bytes.
   *
   * @param shared whether everybody may see them
   * @throws NotFound when a small picture is wanted of what is none
   * @throws id.lapor.shared.RuleViolation {@code storage-away} when they cannot be read now
   */
  AttachmentContent content(Attachment attachment, boolean thumbnail, boolean shared) {
    StoredFile file = attachment.file();
    String digest = thumbnail ? file.thumbnailDigest() : file.digest();
    if (digest == null) {
      throw new NotFound("There is no small picture of it");
    }
    FileType type = thumbnail ? FileType.JPEG : file.type();
    long there = files.size(digest);
    return new AttachmentContent(
        files.content(digest),
        thumbnail ? FileType.JPEG.genericName(attachment.position()) : attachment.name(),
        type.mediaType(),
        thumbnail ? there : file.size(),
        digest,
        shared);
  }

  private static boolean seen(Attachment attachment, Set<String> answers) {
    return attachment.belongsTo() != BelongsTo.ANSWER || answers.contains(attachment.message());
  }
}
