package id.lapor.web.bulk;

import java.io.IOException;
import java.util.List;

/** A file of lines that is written while it is read, so that it takes no memory however long. */
interface LineFile extends AutoCloseable {

  /** Adds a line. */
  void line(List<String> values) throws IOException;

  /** Lets go of what was added so far. */
  void flush() throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A value that no program takes for a formula: one that begins as formulas do gets an apostrophe
   * before it.
   */
  static String harmless(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
