package id.lapor.report;

import java.text.BreakIterator;
import java.util.Locale;

/** The title of a report that came without one, or with one that is too long to be shown. */
final class Headline {

  private static final Locale INDONESIAN = Locale.forLanguageTag("id");
  private static final int SHORTEST_SENTENCE = 15;
  private static final String MORE = "…";

  private Headline() {}

  /**
   * The title as given if it fits, else its beginning; without a title the first sentence of the
   * text that says something, or its beginning. At most {@link NewReport#MAX_TITLE} characters, on
   * one line, cut between words.
   */
  static String of(String title, String text) {
    if (title != null && !title.isBlank()) {
      return fitted(oneLine(title));
    }
    String line = oneLine(text);
    BreakIterator sentences = BreakIterator.getSentenceInstance(INDONESIAN);
    sentences.setText(line);
    int end = sentences.following(Math.min(SHORTEST_SENTENCE, line.length() - 1));
    return fitted(line.substring(0, end == BreakIterator.DONE ? line.length() : end).strip());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("[\\s\\u00a0]+", " ");
  }

  private static String fitted(String line) {
    if (line.length() <= NewReport.MAX_TITLE) {
      return line;
    }
    int room = NewReport.MAX_TITLE - MORE.length();
    int space = line.lastIndexOf(' ', room);
    int end = space > room / 2 ? space : room;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + MORE;
  }
}
