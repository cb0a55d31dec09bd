package id.lapor.api;

import java.time.DateTimeException;
import java.time.LocalDate;

/** What counts as text in whatever a client sends: bodies, addresses and headers. */
final class ClientText {

  private static final int LONGEST_SHOWN = 100;
  private static final int DATE_LENGTH = 10;

  private ClientText() {}

  /** Whether it holds no control character besides tab and line ends, and no half of a pair. */
  static boolean isText(String text) {
    return text.codePoints().noneMatch(ClientText::isForeign);
  }

  /** A client's own name for something, fit to be quoted in an answer. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(c -> shown.appendCodePoint(isForeign(c) ? '\uFFFD' : c));
    return shown.toString();
  }

  /**
   * A day, written as in {@code 2026-03-02} and in no other way.
   *
   * @throws DateTimeException when it is none
   */
  static LocalDate date(String text) {
    if (text.length() != DATE_LENGTH) {
      throw new DateTimeException("Not written as 2026-03-02");
    }
    return LocalDate.parse(text);
  }

  private static boolean isForeign(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
        || Character.getType(c) == Character.SURROGATE;
  }
}
