package id.lapor.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Marks in the texts of a page what a search hit, with the same dictionary that found it: who
 * searches for {@code jalan} sees {@code jalanan} marked.
 */
@Stateless
@PermitAll
public class SearchMarks {

  /** Stands before a word that was hit; no text of ours holds it. */
  public static final char BEGIN = '\u0002';

  /** Stands behind it. */
  public static final char END = '\u0003';

  /** The most texts that are marked at once: title and excerpt of a page's lines. */
  public static final int MOST = 200;

  private static final String OPTIONS =
      "HighlightAll=true, StartSel=\"" + BEGIN + "\", StopSel=\"" + END + "\"";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * The same texts, in their order, with marks around what was hit.
   *
   * @param q at most 200 characters
   * @param texts at most 200, each short
   */
  public List<String> marked(String q, List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST || q.length() > PublicSearch.MAX_Q) {
      return texts;
    }
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.forEach(text -> array.add(text.replace(BEGIN, ' ').replace(END, ' ')));
    List<?> marked =
        em.createNativeQuery(
                "select ts_headline('indonesian', x.text,"
                    + " websearch_to_tsquery('indonesian', ?2), ?3)"
                    + " from json_array_elements_text(cast(?1 as json))"
                    + " with ordinality as x(text, at) order by x.at")
            .setParameter(1, array.build().toString())
            .setParameter(2, q)
            .setParameter(3, OPTIONS)
            .setMaxResults(MOST)
            .getResultList();
    return marked.stream().map(String.class::cast).toList();
  }
}
