package id.lapor.handoff;

import id.lapor.report.Cursor;
import id.lapor.shared.SqlTime;

/**
 * What a line of a work list is about.
 *
 * @param key its place in the list
 * @param handoff key of the hand-off, or null when it is about the report
 * @param deadline key of the limit, in a list of limits
 * @param holder who works on it, or null
 * @param category name of what the report is about, or null
 * @param categoryEn its English name, or null
 * @param byQueue whether the offer goes by an institution's own queue; null where none is asked for
 */
record WorkRow(
    Cursor key,
    long report,
    Long handoff,
    Long deadline,
    Holder holder,
    String category,
    String categoryEn,
    Boolean byQueue) {

  static WorkRow of(Object[] row) {
    return new WorkRow(
        key(row[0], row[1]),
        ((Number) row[2]).longValue(),
        key(row[3]),
        key(row[4]),
        row[5] == null ? null : new Holder((String) row[5], (String) row[6]),
        (String) row[7],
        (String) row[8],
        (Boolean) row[9]);
  }

  static Cursor key(Object at, Object id) {
    return new Cursor(SqlTime.instant(at), ((Number) id).longValue());
  }

  private static Long key(Object value) {
    return value == null ? null : ((Number) value).longValue();
  }
}
