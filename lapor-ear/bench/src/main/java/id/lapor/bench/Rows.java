package id.lapor.bench;

import java.time.Instant;

/** Rows of one table in the text format of COPY, waiting to be sent. */
final class Rows {

  private final String table;
  private final String columns;
  private final StringBuilder text = new StringBuilder();
  private boolean begun;

  /**
   * No rows yet.
   *
   * @param columns their names, separated by commas, in the order of the values
   */
  Rows(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Adds a row; null, text, numbers, truth values and instants are values. */
  void add(Object... values) {
    for (Object value : values) {
      next();
      put(value);
    }
    text.append('\n');
    begun = false;
  }

  private void next() {
    if (begun) {
      text.append('\t');
    }
    begun = true;
  }

  private void put(Object value) {
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof String string) {
      escape(string);
    } else if (value instanceof Instant || value instanceof Number) {
      text.append(value);
    } else if (value instanceof Boolean bool) {
      text.append(bool ? 't' : 'f');
    } else {
      escape(value.toString());
    }
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
  }

  String command() {
    return "copy " + table + " (" + columns + ") from stdin";
  }

  /** What has been added, and nothing any more. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
