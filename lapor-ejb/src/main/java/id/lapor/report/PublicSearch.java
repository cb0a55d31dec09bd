package id.lapor.report;

import java.time.LocalDate;

/**
 * What to look for among the public reports; null or blank parts do not narrow.
 *
 * @param q words that the public title or text must contain, at most 200 characters
 * @param status one of the public statuses
 * @param institution code of the lead
 * @param category code; what lies below it counts too
 * @param region code of a region of any level; it holds what lies in it
 * @param from first day of receipt, in WIB
 * @param to last day of receipt, in WIB
 */
public record PublicSearch(
    String q,
    ReportType type,
    ReportStatus status,
    String institution,
    String category,
    String region,
    LocalDate from,
    LocalDate to) {

  /** The longest search, in characters. */
  public static final int MAX_Q = 200;
}
