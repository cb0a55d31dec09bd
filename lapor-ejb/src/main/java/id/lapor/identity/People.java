package id.lapor.identity;

import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Accounts and roles as administrators look for them. */
@ApplicationScoped
public class People {

  private static final int MOST_ROLES = 1_000;

  private static final String IN_FORCE = " and (r.valid_to is null or r.valid_to > ?1)";

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** A role with the account that holds it. */
  record Owned(long account, HeldRole role) {}

  /** An institution, as roles are given for it. */
  record Served(long id, String path, Instant end) {}

  /**
   * Accounts by user name that hold something in one of these parts of the tree, or held it and
   * hold nothing any more.
   *
   * @param typed words that must all stand in user name and function, or in the names of an
   *     institution served; null or blank for all
   * @param at code of an institution which, or one below it, is served now; null for any
   * @param after user name of the last one before, or null
   */
  List<PersonLine> page(
      List<Scope> scopes, String typed, String at, String after, int limit, Instant now) {
    List<Object> values = new ArrayList<>(List.of(Timestamp.from(now)));
    StringBuilder sql =
        new StringBuilder(
            "select a.id, a.user_name, a.title, a.active, a.password_hash from account a"
                + " where true");
    sql.append(seen(scopes, values));
    for (String word : words(typed)) {
      String place = place(values, "%" + word + "%");
      sql.append(" and (lower(a.title) || E'\\n' || (a.user_name collate \"default\") like ")
          .append(place)
          .append(" or a.id in (select r.account_id from role_assignment r")
          .append(" join institution i on i.id = r.institution_id where i.search_text like ")
          .append(place)
          .append(IN_FORCE)
          .append("))");
    }
    if (at != null) {
      sql.append(" and a.id in (select r.account_id from role_assignment r")
          .append(" join institution i on i.id = r.institution_id")
          .append(" join institution t on t.code = ")
          .append(place(values, at))
          .append(" where starts_with(i.path, t.path)")
          .append(IN_FORCE)
          .append(')');
    }
    if (after != null) {
      sql.append(" and a.user_name > ").append(place(values, after));
    }
    Query query = query(sql.append(" order by a.user_name").toString(), values);
    List<?> rows = query.setMaxResults(limit).getResultList();
    return rows.stream().map(Object[].class::cast).map(People::line).toList();
  }

  /** Whether somebody who administers these parts of the tree sees this account. */
  boolean sees(List<Scope> scopes, long account, Instant now) {
    List<Object> values = new ArrayList<>(List.of(Timestamp.from(now)));
    String sql =
        "select a.id from account a where cast(?1 as timestamptz) is not null"
            + seen(scopes, values)
            + " and a.id = "
            + place(values, account);
    return !query(sql, values).setMaxResults(1).getResultList().isEmpty();
  }

  /** Every role that these accounts hold, held or will hold, the newest first; at most 1,000. */
  List<Owned> rolesOf(Collection<Long> accounts, Instant now) {
    String ids = accounts.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    List<?> rows =
        em.createNativeQuery(
                "select r.account_id, r.id, r.role, i.code, i.name, i.path, r.valid_from, r.valid_to"
                    + " from role_assignment r left join institution i on i.id = r.institution_id"
                    + " where r.account_id = any (cast(?1 as bigint[]))"
                    + " order by r.valid_from desc, r.id desc")
            .setParameter(1, ids)
            .setMaxResults(MOST_ROLES)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> owned(row, now)).toList();
  }

  /** The role with this key. */
  Optional<RoleAssignment> role(long id) {
    return Optional.ofNullable(em.find(RoleAssignment.class, id));
  }

  /** The institution with this code that exists at a moment, with the moment at which it ends. */
  Optional<Served> institution(String code, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select id, path, end_of from (select i.id, i.path, cast(i.valid_to + 1 as"
                    + " timestamp) at time zone 'Asia/Jakarta' as end_of from institution i"
                    + " where i.code = ?1) f where end_of is null or end_of > ?2")
            .setParameter(1, code)
            .setParameter(2, Timestamp.from(now))
            .setMaxResults(1)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(r -> new Served(((Number) r[0]).longValue(), (String) r[1], SqlTime.instant(r[2])));
  }

  /** Until when a code for a first password waits. */
  Optional<Instant> codeUntil(Account account, Instant now) {
    List<?> rows =
        em.createNativeQuery(
                "select expires_at from activation_code"
                    + " where account_id = ?1 and used_at is null and expires_at > ?2")
            .setParameter(1, account.id())
            .setParameter(2, Timestamp.from(now))
            .setMaxResults(1)
            .getResultList();
    return rows.stream().findFirst().map(SqlTime::instant);
  }

  /**
   * Whether somebody else could still administer the country: by a role without an end, with a
   * password, not locked. Who asks is the only one that does until the transaction ends.
   */
  boolean anotherAdministrator(long account) {
    em.createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('national-admin', 0)) as text)")
        .setMaxResults(1)
        .getSingleResult();
    return !em.createNativeQuery(
            "select r.id from role_assignment r join account a on a.id = r.account_id"
                + " where r.role = 'NATIONAL_ADMIN' and r.valid_to is null and a.active"
                + " and a.password_hash <> ?1 and a.id <> ?2")
        .setParameter(1, Passwords.NOBODY)
        .setParameter(2, account)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static String seen(List<Scope> scopes, List<Object> values) {
    if (scopes.stream().anyMatch(Scope::isNational)) {
      return " and cast(?1 as timestamptz) is not null";
    }
    StringBuilder within = new StringBuilder("(false");
    for (Scope scope : scopes) {
      within.append(" or starts_with(i.path, ").append(place(values, scope.path())).append(')');
    }
    String inside =
        "a.id in (select r.account_id from role_assignment r"
            + " join institution i on i.id = r.institution_id where "
            + within.append(')');
    String holdsNothing =
        "not exists (select 1 from role_assignment r where r.account_id = a.id" + IN_FORCE + ")";
    return " and (" + inside + IN_FORCE + ") or " + holdsNothing + " and " + inside + "))";
  }

  private static String place(List<Object> values, Object value) {
    values.add(value);
    return "?" + values.size();
  }

  private Query query(String sql, List<Object> values) {
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  private static List<String> words(String typed) {
    String clean = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(clean.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
        .toList();
  }

  private static PersonLine line(Object[] row) {
    return new PersonLine(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (String) row[2],
        (Boolean) row[3],
        Passwords.NOBODY.equals(row[4]),
        List.of());
  }

  private static Owned owned(Object[] row, Instant now) {
    Instant until = SqlTime.instant(row[7]);
    boolean over = until != null && !until.isAfter(now);
    HeldRole role =
        new HeldRole(
            ((Number) row[1]).longValue(),
            (String) row[2],
            (String) row[3],
            (String) row[4],
            (String) row[5],
            SqlTime.instant(row[6]),
            until,
            over,
            !over);
    return new Owned(((Number) row[0]).longValue(), role);
  }
}
