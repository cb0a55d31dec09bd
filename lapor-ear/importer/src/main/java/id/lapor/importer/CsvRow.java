package id.lapor.importer;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One data row of the file.
 *
 * @param number its place among the data rows, from 1
 * @param line the line of the file on which it ends
 * @param columns how many values it has; the right number is that of the header
 * @param values by name of the column; empty when the number is wrong
 */
record CsvRow(long number, long line, int columns, Map<String, String> values) {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

  /** Whether it has as many values as the header has names. */
  boolean complete() {
    return !values.isEmpty();
  }

  /**
   * The value of this column without space around it; empty when there is none. Control characters,
   * which old systems leave in texts and no reader sees, become spaces: the server takes none.
   */
  String get(String column) {
    return CONTROL.matcher(values.getOrDefault(column, "")).replaceAll(" ").strip();
  }
}
