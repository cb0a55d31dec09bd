package id.lapor.api;

/** What counts as text in whatever a client sends: bodies, addresses and headers. */
final class ClientText {

  private static final int LONGEST_SHOWN = 100;

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

  private static boolean isForeign(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
        || Character.getType(c) == Character.SURROGATE;
  }
}
