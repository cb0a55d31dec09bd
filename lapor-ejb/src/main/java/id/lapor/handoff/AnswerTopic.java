package id.lapor.handoff;

import id.lapor.institution.Category;
import id.lapor.report.ReportType;
import java.util.Optional;
import java.util.Set;

/**
 * What decides which standard texts fit an answer.
 *
 * @param path of the institution that answers
 * @param type kind of the report
 * @param category code of what the report is about, or null
 */
record AnswerTopic(String path, ReportType type, String category) {

  /**
   * That of an answer on this hand-off.
   *
   * @param category of its report
   */
  static AnswerTopic of(Handoff handoff, Optional<Category> category) {
    return new AnswerTopic(
        handoff.institution().path(),
        handoff.report().type(),
        category.map(Category::code).orElse(null));
  }

  /**
   * Whether a text is for such an answer.
   *
   * @param categories that of the report and all above it
   */
  boolean fits(StandardWording wording, Set<String> categories) {
    return (wording.type() == null || wording.type() == type)
        && (wording.category() == null || categories.contains(wording.category()));
  }
}
