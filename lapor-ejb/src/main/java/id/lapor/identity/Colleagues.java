package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Members of staff who work for an institution now: those that hold a role for it or for one above
 * it. Who serves another institution, or one below, is none of them.
 */
@ApplicationScoped
public class Colleagues {

  /** The most that a search answers. */
  public static final int MOST = 20;

  private static final String SERVING =
      "select p.id, p.user_name, p.title, s.name from role_assignment ra"
          + " join account p on p.id = ra.account_id and p.active"
          + " join institution s on s.id = ra.institution_id"
          + " where ra.institution_id = any (cast(?1 as bigint[]))"
          + " and ra.role = any (cast(?2 as varchar[]))"
          + " and ra.valid_from <= ?3 and (ra.valid_to is null or ra.valid_to > ?3)";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * Whoever holds one of these roles for the institution with this path, by user name.
   *
   * @param typed part of the function or user name; null or blank for all
   */
  public List<Colleague> find(String path, String[] roles, String typed, Instant at) {
    String part = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    Query query =
        em.createNativeQuery(
                "select distinct on (c.user_name) c.* from ("
                    + SERVING
                    + ") c where strpos(lower(c.title || ' ' || c.user_name), ?4) > 0"
                    + " order by c.user_name")
            .setParameter(4, part);
    return read(query, path, roles, at);
  }

  /** This person, if they hold one of these roles for the institution with this path. */
  public Optional<Colleague> serving(String user, String path, String[] roles, Instant at) {
    Query query =
        em.createNativeQuery(SERVING + " and p.user_name = ?4")
            .setParameter(4, Account.normal(user));
    return read(query, path, roles, at).stream().findFirst();
  }

  private static List<Colleague> read(Query query, String path, String[] roles, Instant at) {
    List<?> rows =
        query
            .setParameter(1, array(path.substring(1, path.length() - 1).split("/")))
            .setParameter(2, array(roles))
            .setParameter(3, Timestamp.from(at))
            .setMaxResults(MOST)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(Colleagues::of).toList();
  }

  /** An array as the database reads it; neither ids nor roles need quotes. */
  private static String array(String[] values) {
    return "{" + String.join(",", Arrays.asList(values)) + "}";
  }

  private static Colleague of(Object[] row) {
    return new Colleague(
        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3]);
  }
}
