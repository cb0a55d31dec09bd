package id.lapor.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What somebody looks for among the public reports, with codes looked up; null does not narrow.
 *
 * @param words what title or text must contain, as typed
 * @param lead id of the institution that leads
 * @param category id; what lies below it counts too
 * @param region code of a region of any level; it holds what lies in it
 * @param from the first moment of receipt
 * @param before the moment of receipt that is too late
 */
record WantedReports(
    String words,
    ReportType type,
    ReportStatus status,
    Long lead,
    Long category,
    String region,
    Instant from,
    Instant before) {

  /**
   * Whether an index holds just these reports in the order of their receipt, so that a page of them
   * is read and nothing else.
   */
  boolean inOrderOfAnIndex() {
    return Stream.of(words, type, region).allMatch(Objects::isNull)
        && Stream.of(lead, category, status).filter(Objects::nonNull).count() <= 1
        && status != ReportStatus.COMPLETED;
  }

  /** Where reading begins that would go on after {@code cursor}. */
  Cursor start(Cursor cursor) {
    return before == null || cursor.at().isBefore(before) ? cursor : new Cursor(before, 0);
  }

  /** What each of these reports has among its keys; the function {@code report_keys} makes them. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    add(keys, "type:", type);
    add(keys, "status:", status);
    add(keys, "lead:", lead);
    add(keys, "region:", region);
    return keys;
  }

  private static void add(List<String> keys, String kind, Object value) {
    if (value != null) {
      keys.add(kind + value);
    }
  }
}
