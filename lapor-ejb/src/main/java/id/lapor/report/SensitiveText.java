package id.lapor.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a text what could tell who somebody is: identity numbers (NIK, family card), e-mail
 * addresses, phone numbers and number plates. It marks; whether a mark is right, the verifier
 * decides.
 */
public final class SensitiveText {

  /** What was found, and the word that takes its place in a public text. */
  public enum Kind {
    EMAIL(Pattern.compile("[\\w.%+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"), "[EMAIL]"),
    IDENTITY_NUMBER(Pattern.compile("(?<![\\d])(?:\\d[ .-]?){15}\\d(?![\\d])"), "[NIK]"),
    PHONE(
        Pattern.compile(
            "(?<![\\d])(?:(?:\\+|00)?62[ .-]?|0)(?:8\\d{1,3}|[2-79]\\d{1,2})(?:[ .-]?\\d){5,9}(?![\\d])"),
        "[TELEPON]"),
    PLATE(
        Pattern.compile(
            "\\b(?:A[ABDEGA]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRST]?|E[AB]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?"
                + "|R|S|T|W|Z)[ .]?\\d{3,4}[ .]?[A-Z]{1,3}\\b"),
        "[NOPOL]");

    private final Pattern pattern;
    private final String replacement;

    Kind(Pattern pattern, String replacement) {
      this.pattern = pattern;
      this.replacement = replacement;
    }

    /** The word that takes its place in a public text. */
    public String replacement() {
      return replacement;
    }
  }

  /**
   * A place in a text.
   *
   * @param start first character, from 0
   * @param end one past the last character
   */
  public record Mark(int start, int end, Kind kind) implements Serializable {}

  private SensitiveText() {}

  /** Every place that should be looked at, in order and without overlaps. */
  public static List<Mark> marks(String text) {
    List<Mark> marks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Matcher matcher = kind.pattern.matcher(text);
      while (matcher.find()) {
        Mark mark = new Mark(matcher.start(), matcher.end(), kind);
        if (marks.stream().noneMatch(m -> m.start < mark.end && mark.start < m.end)) {
          marks.add(mark);
        }
      }
    }
    marks.sort(Comparator.comparingInt(Mark::start));
    return marks;
  }

  /** The text with every mark replaced by a word that says what stood there. */
  public static String masked(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Mark mark : marks(text)) {
      masked.append(text, from, mark.start).append(mark.kind.replacement);
      from = mark.end;
    }
    return masked.append(text.substring(from)).toString();
  }
}
