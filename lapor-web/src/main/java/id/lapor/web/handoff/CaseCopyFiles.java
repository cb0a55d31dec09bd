package id.lapor.web.handoff;

import id.lapor.attachment.AttachmentView;
import id.lapor.handoff.AnswerView;
import id.lapor.handoff.CaseView;
import id.lapor.web.Language;
import id.lapor.web.attachment.AttachmentWords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a copy of a case tells of its attachments: each by name, size, SHA-256 and who may see it.
 * Of the pictures those are shown that everybody may see, as long as they are few and small.
 */
@RequestScoped
public class CaseCopyFiles {

  /** Most pictures of a copy. */
  static final int MOST_PICTURES = 10;

  /** Most pixels of one: a PNG is unpacked to be written. */
  static final long MOST_PIXELS = 16_000_000;

  /** Most bytes of all of them. */
  static final long MOST_BYTES = 10L * 1_024 * 1_024;

  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

  @Inject Language language;
  @Inject AttachmentWords words;

  /**
   * Writes them, as long as there are pages.
   *
   * @param files those that the reader of the copy may open
   * @param contents gives the bytes of one; empty when they cannot be read now
   * @return whether all had room
   */
  boolean write(
      CaseView view,
      List<AttachmentView> files,
      Function<AttachmentView, Optional<byte[]>> contents,
      Paper paper) {
    if (files.isEmpty()) {
      return true;
    }
    Set<String> drafts = drafts(view);
    int pictures = 0;
    long bytes = 0;
    paper.heading(language.text("file.title"));
    for (AttachmentView file : files) {
      if (paper.pages() >= CaseCopy.MOST_PAGES) {
        return false;
      }
      line(file, drafts.contains(file.message()), paper);
      if (!isPicture(file)) {
        continue;
      }
      boolean fits =
          pictures < MOST_PICTURES
              && bytes + file.size() <= MOST_BYTES
              && pixels(file) <= MOST_PIXELS;
      Optional<byte[]> content = fits ? contents.apply(file) : Optional.empty();
      if (content.isPresent() && paper.picture(content.get(), words.alternative(file))) {
        pictures++;
        bytes += file.size();
      } else {
        paper.text(language.staff("copy.noPicture"));
      }
    }
    return true;
  }

  private void line(AttachmentView file, boolean draft, Paper paper) {
    paper.strong(file.name());
    paper.small(
        words.kind(file.mediaType())
            + ", "
            + words.size(file.size())
            + " · "
            + words.origin(file)
            + " · "
            + language.staff(
                "copy.sees." + (file.shown() ? "all" : draft ? "office" : "reporter")));
    paper.fact("SHA-256", file.digest());
  }

  private static boolean isPicture(AttachmentView file) {
    return file.shown() && PICTURES.contains(file.mediaType());
  }

  /** What is not known to be small counts as large. */
  private static long pixels(AttachmentView file) {
    return file.width() == null || file.height() == null
        ? Long.MAX_VALUE
        : (long) file.width() * file.height();
  }

  private static Set<String> drafts(CaseView view) {
    return view.handoffs().stream()
        .flatMap(handoff -> handoff.answers().stream())
        .filter(AnswerView::unpublished)
        .map(AnswerView::id)
        .collect(Collectors.toSet());
  }
}
