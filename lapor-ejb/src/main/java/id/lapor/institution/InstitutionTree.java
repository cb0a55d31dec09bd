package id.lapor.institution;

import id.lapor.identity.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tree of institutions as administrators walk through it: one node at a time, page by page,
 * with what has ended and what is still to come.
 */
@ApplicationScoped
public class InstitutionTree {

  private static final String LINES =
      "select i.code, i.name, i.name_en, i.type, p.name, i.valid_from, i.valid_to,"
          + " (select count(*) from institution c where c.parent_id = i.id)"
          + " from institution i left join institution p on p.id = i.parent_id where ";

  private static final String BY_NAME = " order by i.name, i.code";
  private static final String AFTER =
      " and (i.name, i.code) > (select c.name, c.code from institution c where c.code = ?";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** What is no part of anything, by name, from after the one with the code {@code cursor}. */
  List<InstitutionLine> roots(String cursor, int limit, LocalDate today) {
    return lines("i.parent_id is null", List.of(), cursor, limit, today);
  }

  /** What lies directly below an institution, in the same way. */
  List<InstitutionLine> below(Institution parent, String cursor, int limit, LocalDate today) {
    return lines("i.parent_id = ?1", List.of(parent.id()), cursor, limit, today);
  }

  /** The institutions that somebody administers; few. */
  List<InstitutionLine> tops(List<Scope> scopes, int limit, LocalDate today) {
    String ids =
        scopes.stream()
            .map(scope -> Long.toString(scope.institutionId()))
            .collect(Collectors.joining(",", "{", "}"));
    return lines("i.id = any (cast(?1 as bigint[]))", List.of(ids), null, limit, today);
  }

  /** What matches in the parts of the tree, by name, in the same way. */
  List<InstitutionLine> found(
      SearchWords words, List<Scope> scopes, String cursor, int limit, LocalDate today) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    for (String pattern : words.patterns()) {
      values.add(pattern);
      where.append(" and i.search_text like ?").append(values.size());
    }
    if (scopes.stream().noneMatch(Scope::isNational)) {
      where.append(" and (false");
      for (Scope scope : scopes) {
        values.add(scope.path() + "%");
        where.append(" or i.path like ?").append(values.size());
      }
      where.append(')');
    }
    return lines(where.toString(), values, cursor, limit, today);
  }

  private List<InstitutionLine> lines(
      String where, List<Object> values, String cursor, int limit, LocalDate today) {
    List<Object> bound = new ArrayList<>(values);
    String after = "";
    if (cursor != null) {
      bound.add(cursor);
      after = AFTER + bound.size() + ")";
    }
    Query query = em.createNativeQuery(LINES + where + after + BY_NAME);
    for (int i = 0; i < bound.size(); i++) {
      query.setParameter(i + 1, bound.get(i));
    }
    List<?> rows = query.setMaxResults(limit).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> line(row, today)).toList();
  }

  private static InstitutionLine line(Object[] row, LocalDate today) {
    LocalDate from = ((Date) row[5]).toLocalDate();
    LocalDate to = row[6] == null ? null : ((Date) row[6]).toLocalDate();
    return new InstitutionLine(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        InstitutionType.valueOf((String) row[3]),
        (String) row[4],
        from,
        to,
        Validity.on(today, from, to),
        ((Number) row[7]).longValue());
  }
}
