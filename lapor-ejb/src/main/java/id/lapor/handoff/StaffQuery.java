package id.lapor.handoff;

import id.lapor.report.InputRules;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What an officer looks for among the reports in scope; null parts do not narrow.
 *
 * @param words as people type them into a search: {@code "two words"}, {@code or}, {@code -without}
 * @param category code; what lies below it counts too
 * @param region code; what lies in it counts too
 * @param institution code of who leads it or was named; what lies below it counts too
 * @param from first day of receipt, in WIB
 * @param to last day of receipt, in WIB
 */
public record StaffQuery(
    String words,
    ReportType type,
    ReportStatus status,
    String category,
    String region,
    String institution,
    Boolean supervisory,
    LocalDate from,
    LocalDate to)
    implements Serializable {

  /** The longest search, in characters. */
  public static final int MOST_TEXT = 200;

  private static final int LEAST_TEXT = 2;

  /** Nothing but words. */
  public static StaffQuery of(String words) {
    return new StaffQuery(words, null, null, null, null, null, null, null, null);
  }

  void check() {
    new InputRules()
        .required("q", words)
        .text("q", words, LEAST_TEXT, MOST_TEXT)
        .text("category", category, 1, 60)
        .text("region", region, 1, 13)
        .text("institution", institution, 1, 40)
        .that(
            from == null || to == null || !to.isBefore(from),
            "to",
            "ends-before-it-begins",
            "The last day is before the first")
        .refuseIfBroken();
  }

  /** What is asked of the report and its institution. */
  WorkFilter filter() {
    return new WorkFilter(type, category, region, institution, supervisory, null, null, null);
  }
}
