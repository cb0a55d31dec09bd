package id.lapor.handoff;

import id.lapor.identity.Scope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A native query that is put together from fixed parts, with its values and the caller's scope
 * bound as parameters. Values never become part of the text.
 */
final class ScopedSql {

  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();

  ScopedSql(String start) {
    sql = new StringBuilder(start);
  }

  /** Adds fixed text in which each {@code :value} stands for the next of the values. */
  ScopedSql add(String part, Object... bound) {
    String text = part;
    for (Object value : bound) {
      values.add(value);
      text = text.replaceFirst(":value", "?" + values.size());
    }
    sql.append(text);
    return this;
  }

  /** Demands that the institution whose path stands in {@code column} lies in one of the scopes. */
  ScopedSql within(String column, List<Scope> scopes) {
    sql.append('(').append(condition(column, scopes)).append(')');
    return this;
  }

  private String condition(String column, List<Scope> scopes) {
    if (scopes.stream().anyMatch(Scope::isNational)) {
      return "true";
    }
    if (scopes.isEmpty()) {
      return "false";
    }
    return scopes.stream()
        .map(
            scope -> {
              values.add(scope.path() + "%");
              return column + " like ?" + values.size();
            })
        .collect(Collectors.joining(" or "));
  }

  private Query query(EntityManager em) {
    Query query = em.createNativeQuery(sql.toString());
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  /** The rows found, in order. */
  List<Object[]> rows(EntityManager em) {
    List<?> rows = query(em).getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  /** The same, cut off after so many milliseconds. */
  List<Object[]> rows(EntityManager em, int mostMillis) {
    Query query = query(em).setHint("jakarta.persistence.query.timeout", mostMillis);
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  /** The ids found, in order. */
  List<Long> ids(EntityManager em) {
    List<?> rows = query(em).getResultList();
    return rows.stream().map(row -> ((Number) row).longValue()).toList();
  }
}
