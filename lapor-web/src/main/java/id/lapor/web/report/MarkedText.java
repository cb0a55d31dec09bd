package id.lapor.web.report;

import id.lapor.report.PublicReportLine;
import id.lapor.report.SearchMarks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a list in parts, so that a page can mark what a search hit and still escape every
 * part of it.
 */
@Named
@RequestScoped
public class MarkedText {

  @Inject SearchMarks marks;

  private final Map<String, String> marked = new HashMap<>();

  /** A piece of a text, hit or not. */
  public record Part(String text, boolean hit) {

    /** Whether it was not hit. */
    public boolean plain() {
      return !hit;
    }
  }

  /** Marks the titles and excerpts of a page of reports. */
  void mark(String q, List<PublicReportLine> lines) {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.addAll(List.of(line.title(), line.text())));
    List<String> found = marks.marked(q, texts);
    for (int i = 0; i < texts.size(); i++) {
      marked.put(texts.get(i), found.get(i));
    }
  }

  /** The text in parts; one part when nothing was searched for. */
  public List<Part> parts(String text) {
    return text == null ? List.of() : split(marked.getOrDefault(text, text));
  }

  static List<Part> split(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf(SearchMarks.BEGIN, at);
      int end = begin < 0 ? -1 : text.indexOf(SearchMarks.END, begin);
      if (end < 0) {
        parts.add(new Part(text.substring(at).replace(SearchMarks.BEGIN, ' '), false));
        return parts;
      }
      if (begin > at) {
        parts.add(new Part(text.substring(at, begin), false));
      }
      parts.add(new Part(text.substring(begin + 1, end), true));
      at = end + 1;
    }
    return parts;
  }
}
