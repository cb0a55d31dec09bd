package id.lapor.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The words of a text by which reports about the same thing can be found cheaply: those that few
 * reports have, as the database's own statistics know. What nearly every report says would make it
 * look at nearly every report.
 */
@ApplicationScoped
public class TellingWords {

  /** The most reports that may have a word, so that it is looked for. */
  static final int MOST_REPORTS = 20_000;

  private static final int MOST_WORDS = 5;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]{3,40}");

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The most telling words, in the form in which the index has them. */
  List<String> of(String text) {
    List<?> words =
        em.createNativeQuery(
                "select w.lexeme from unnest(to_tsvector('indonesian', ?1)) w left join"
                    + " (select e.word, e.share from pg_stats s cross join lateral"
                    + " unnest(cast(cast(s.most_common_elems as text) as text[]),"
                    + " s.most_common_elem_freqs) as e(word, share) where s.schemaname = 'lapor'"
                    + " and s.tablename = 'report' and s.attname = 'search') k"
                    + " on k.word = w.lexeme where coalesce(k.share, 0) *"
                    + " (select greatest(c.reltuples, 0) from pg_class c"
                    + " where c.oid = cast('lapor.report' as regclass)) <= ?2"
                    + " order by coalesce(k.share, 0), length(w.lexeme) desc, w.lexeme limit ?3")
            .setParameter(1, text)
            .setParameter(2, MOST_REPORTS)
            .setParameter(3, 2 * MOST_WORDS)
            .getResultList();
    return words.stream()
        .map(String.class::cast)
        .filter(word -> PLAIN.matcher(word).matches())
        .limit(MOST_WORDS)
        .toList();
  }

  /** What is asked of the index: two of the words, whichever. */
  static String anyTwo(List<String> words) {
    StringJoiner query = new StringJoiner(" | ");
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < words.size(); j++) {
        query.add("(" + words.get(i) + " & " + words.get(j) + ")");
      }
    }
    return query.toString();
  }
}
