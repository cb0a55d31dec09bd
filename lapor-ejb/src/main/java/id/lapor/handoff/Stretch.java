package id.lapor.handoff;

import id.lapor.report.Cursor;
import java.sql.Timestamp;
import java.util.List;

/**
 * A part of a list by its keys: the first so many beyond a key in one direction, just so many, or
 * those with certain keys.
 *
 * @param edge the key, or null for any part, in no order
 * @param keys the only ones that are wanted; empty for whatever there is
 * @param ascending whether later keys follow
 * @param inclusive whether the key itself belongs to it
 */
record Stretch(Cursor edge, List<Cursor> keys, boolean ascending, boolean inclusive, int limit) {

  static Stretch after(Cursor edge, boolean ascending, int limit) {
    return new Stretch(edge, List.of(), ascending, false, limit);
  }

  static Stretch upTo(Cursor edge, boolean ascending, int limit) {
    return new Stretch(edge, List.of(), ascending, true, limit);
  }

  static Stretch any(int limit) {
    return new Stretch(null, List.of(), true, true, limit);
  }

  /** The lines with these keys, as far as the list has them. */
  static Stretch of(List<Cursor> keys, boolean ascending) {
    Cursor start = ascending ? Cursor.oldest() : Cursor.newest();
    return new Stretch(start, keys, ascending, false, keys.size());
  }

  /** Adds the condition on these two columns. */
  void bound(ScopedSql sql, String time, String id) {
    String before = " and (" + time + ", " + id + ") in (";
    for (Cursor key : keys) {
      sql.add(before + "(:value, :value)", Timestamp.from(key.at()), key.id());
      before = ", ";
    }
    sql.add(keys.isEmpty() ? "" : ")");
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
