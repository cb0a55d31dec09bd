package id.lapor.institution;

import id.lapor.shared.RuleViolation;
import id.lapor.shared.RuleViolation.FieldError;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody typed to find reference data: every word must occur, in any order, in any case.
 *
 * <p>Without words everything matches. Signs that mean something to SQL mean only themselves.
 */
final class SearchWords {

  /** The longest text that is looked for. */
  static final int MAX_LENGTH = 100;

  private static final int MAX_WORDS = 8;
  private static final int INDEXED = 3;

  private final String typed;
  private final List<String> words;

  private SearchWords(String typed, List<String> words) {
    this.typed = typed;
    this.words = words;
  }

  /**
   * Reads what was typed; null and blank text have no words.
   *
   * @throws RuleViolation {@code too-long} when it has more than 100 characters or 8 words
   */
  static SearchWords of(String q) {
    String clean =
        q == null ? "" : q.replaceAll("[\\s\\p{Cntrl}]+", " ").strip().toLowerCase(Locale.ROOT);
    List<String> words = clean.isEmpty() ? List.of() : List.of(clean.split(" "));
    if (clean.length() > MAX_LENGTH || words.size() > MAX_WORDS) {
      String message = "At most " + MAX_LENGTH + " characters and " + MAX_WORDS + " words";
      throw new RuleViolation(List.of(new FieldError("q", "too-long", message, MAX_LENGTH)));
    }
    return new SearchWords(clean, new ArrayList<>(words));
  }

  /** The text as typed, in lower case. */
  String typed() {
    return typed;
  }

  /** Whether an index of three letters in a row can find one of the words. */
  boolean indexed() {
    return words.stream().anyMatch(word -> word.length() >= INDEXED);
  }

  /** What {@code like} is to find for each word, in SQL. */
  List<String> patterns() {
    return words.stream().map(word -> "%" + escape(word) + "%").toList();
  }

  /** The part of a where clause that asks for every word in {@code alias.searchText}. */
  String condition(String alias) {
    StringBuilder condition = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      condition.append(" and ").append(alias).append(".searchText like :word").append(i);
    }
    return condition.toString();
  }

  /**
   * The part of a where clause that asks for every word in any of these expressions, and for one
   * that the index can find in the first, which has it. Only for {@link #indexed} words.
   */
  String conditionAmong(String first, String... others) {
    List<String> anywhere = new ArrayList<>();
    List<String> indexed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String like = " like :word" + i;
      StringBuilder either = new StringBuilder("(").append(first).append(like);
      for (String other : others) {
        either.append(" or ").append(other).append(like);
      }
      anywhere.add(either.append(')').toString());
      if (words.get(i).length() >= INDEXED) {
        indexed.add(first + like);
      }
    }
    return " and (" + String.join(" or ", indexed) + ") and " + String.join(" and ", anywhere);
  }

  /** Gives the words to a query that holds one of these conditions. */
  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    for (int i = 0; i < words.size(); i++) {
      query.setParameter("word" + i, "%" + escape(words.get(i)) + "%");
    }
    return query;
  }

  private static String escape(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
