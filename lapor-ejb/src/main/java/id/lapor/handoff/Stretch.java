package id.lapor.handoff;

import id.lapor.report.Cursor;
import java.sql.Timestamp;

/**
 * A part of a list by its keys: the first so many beyond a key in one direction, or just so many.
 *
 * @param edge the key, or null for any part, in no order
 * @param ascending whether later keys follow
 * @param inclusive whether the key itself belongs to it
 */
record Stretch(Cursor edge, boolean ascending, boolean inclusive, int limit) {

  static Stretch after(Cursor edge, boolean ascending, int limit) {
    return new Stretch(edge, ascending, false, limit);
  }

  static Stretch upTo(Cursor edge, boolean ascending, int limit) {
    return new Stretch(edge, ascending, true, limit);
  }

  static Stretch any(int limit) {
    return new Stretch(null, true, true, limit);
  }

  /** Adds the condition on these two columns. */
  void bound(ScopedSql sql, String time, String id) {
    if (edge != null) {
      String beyond = (ascending ? ">" : "<") + (inclusive ? "=" : "");
      sql.add(
          " and (" + time + ", " + id + ") " + beyond + " (:value, :value)",
          Timestamp.from(edge.at()),
          edge.id());
    }
  }

  /** Adds order and limit by these two columns. */
  void order(ScopedSql sql, String time, String id) {
    if (edge != null) {
      String direction = ascending ? "" : " desc";
      sql.add(" order by " + time + direction + ", " + id + direction);
    }
    sql.add(" limit :value", limit);
  }
}
