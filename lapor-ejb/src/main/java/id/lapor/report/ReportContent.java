package id.lapor.report;

import id.lapor.institution.Category;

/**
 * What an institution's own system is told of a report. It names no reporter: who that is, the
 * vault alone knows, under the pseudonym.
 *
 * @param pseudonym of the reporter in the vault, or null when nobody knows who reported
 * @param title what the verifier wrote for everybody, not the reporter's own words; null with the
 *     text once the report was erased
 * @param regionCode where it happened, or null
 * @param completion why it was completed, or null as long as it is not
 */
public record ReportContent(
    ReportType type,
    boolean supervisory,
    boolean anonymous,
    boolean confidential,
    String pseudonym,
    String title,
    String publicText,
    String regionCode,
    String regionName,
    String categoryCode,
    String categoryName,
    ReportStatus status,
    CompletionReason completion) {

  static ReportContent of(Report report, String regionName) {
    return new ReportContent(
        report.type(),
        report.supervisory(),
        report.reporter().anonymous(),
        report.reporter().confidential(),
        report.erased() ? null : report.reporter().pseudonym(),
        report.face().title(),
        report.face().text(),
        report.place() == null ? null : report.place().regionCode(),
        regionName,
        report.category().map(Category::code).orElse(null),
        report.category().map(Category::name).orElse(null),
        report.status(),
        report.course().outcome().map(Outcome::reason).orElse(null));
  }

  /** Says nothing, so that no log can tell what it is about. */
  @Override
  public String toString() {
    return "ReportContent[not shown]";
  }
}
