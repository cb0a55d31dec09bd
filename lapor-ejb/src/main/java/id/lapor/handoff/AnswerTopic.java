package id.lapor.handoff;

import id.lapor.institution.Category;
import id.lapor.report.Report;
import id.lapor.report.ReportType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What decides which standard texts fit an answer.
 *
 * @param path of the institution that answers
 * @param type kind of the report
 * @param categories code of what the report is about, and of all that lies above it
 */
record AnswerTopic(String path, ReportType type, Set<String> categories) {

  /**
   * That of an answer on this hand-off.
   *
   * @param category of its report; what lies above it should have been fetched along
   */
  static AnswerTopic of(Handoff handoff, Optional<Category> category) {
    Report report = handoff.report();
    Set<String> codes = new HashSet<>();
    for (Optional<Category> at = category; at.isPresent(); at = at.get().parent()) {
      codes.add(at.get().code());
    }
    return new AnswerTopic(handoff.institution().path(), report.type(), codes);
  }

  /** Whether a text is for such an answer. */
  boolean fits(StandardWording wording) {
    return (wording.type() == null || wording.type() == type)
        && (wording.category() == null || categories.contains(wording.category()));
  }
}
