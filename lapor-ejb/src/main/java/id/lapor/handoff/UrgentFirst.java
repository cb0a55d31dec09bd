package id.lapor.handoff;

import id.lapor.report.Cursor;

/**
 * Where the list of reports to verify goes on: first those where somebody is in danger, then the
 * others.
 *
 * @param urgent whether the last row seen was one of the first
 * @param seen the last row seen
 */
record UrgentFirst(boolean urgent, Cursor seen) {

  /** No cursor of a time and an id begins with it. */
  private static final String MARK = "u";

  /** Reads a cursor; without any, before the first row of all. */
  static UrgentFirst parse(String text) {
    if (text == null || text.isEmpty()) {
      return new UrgentFirst(true, Cursor.oldest());
    }
    boolean urgent = text.startsWith(MARK);
    return new UrgentFirst(urgent, Cursor.parse(urgent ? text.substring(1) : text, null));
  }

  static UrgentFirst after(WorkLine line, long id) {
    return new UrgentFirst(line.urgent(), new Cursor(line.since(), id));
  }

  /** As it goes into an address. */
  String text() {
    return (urgent ? MARK : "") + seen.text();
  }
}
