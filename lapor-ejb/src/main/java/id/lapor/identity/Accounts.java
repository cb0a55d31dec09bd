package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All accounts and what they may do. */
@ApplicationScoped
public class Accounts {

  private static final int MOST_ROLES = 100;
  private static final int MOST_NAMED = 5;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** The account of this user name; case does not matter. */
  Optional<Account> find(String user) {
    return em.createNamedQuery("Account.byUser", Account.class)
        .setParameter("user", Account.normal(user))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The functions of accounts, as colleagues and reporters see them: never who the person is. An
   * account that is gone has none.
   *
   * @param users user names, at most as many as a page of records holds
   */
  public Map<String, String> titlesOf(Set<String> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return em.createQuery("select a from Account a where a.user in :users", Account.class)
        .setParameter("users", users)
        .setMaxResults(users.size())
        .getResultStream()
        .collect(Collectors.toMap(Account::user, Account::title));
  }

  /** Where an active account gets mail about work; empty when it has no address. */
  public Optional<String> emailOf(long accountId) {
    return Optional.ofNullable(em.find(Account.class, accountId))
        .filter(Account::isActive)
        .flatMap(Account::email);
  }

  /** The key of the account of this user name; case does not matter. */
  public Optional<Long> idOf(String user) {
    return find(user).map(Account::id);
  }

  /**
   * A role that an account holds.
   *
   * @param institution code of the institution it is held for, or null
   */
  record Held(Scope scope, String institution) {}

  /**
   * An active account with the roles that it holds.
   *
   * @param title the function, as colleagues and reporters see it
   */
  record Known(String user, String title, List<Held> held) {}

  /**
   * Who this is now, in one statement; empty for an unknown or inactive account.
   *
   * @param begun when the session began; the account may have ended those of before
   */
  Optional<Known> known(String user, Instant at, Instant begun) {
    List<?> rows =
        em.createNativeQuery(
                "select r.role, r.institution_id, i.path, i.code, a.user_name, a.title"
                    + " from account a left join role_assignment r on r.account_id = a.id"
                    + " and r.valid_from <= ?2 and (r.valid_to is null or r.valid_to > ?2)"
                    + " left join institution i on i.id = r.institution_id"
                    + " where a.user_name = ?1 and a.active"
                    + " and (a.sessions_from is null or a.sessions_from < ?3) order by r.id")
            .setParameter(1, Account.normal(user))
            .setParameter(2, Timestamp.from(at))
            .setParameter(3, Timestamp.from(begun))
            .setMaxResults(MOST_ROLES)
            .getResultList();
    List<Object[]> found = rows.stream().map(Object[].class::cast).toList();
    return found.stream()
        .findFirst()
        .map(
            first ->
                new Known(
                    (String) first[4],
                    (String) first[5],
                    found.stream().filter(row -> row[0] != null).map(Accounts::held).toList()));
  }

  /**
   * The roles that an active account holds at an instant, with the institution's path; at most 100.
   * Empty for an unknown or inactive account.
   */
  List<Scope> scopesOf(String user, Instant at) {
    return heldBy(user, at).stream().map(Held::scope).toList();
  }

  /** The same, with the codes of the institutions. */
  List<Held> heldBy(String user, Instant at) {
    List<?> rows =
        em.createNativeQuery(
                "select r.role, r.institution_id, i.path, i.code from role_assignment r"
                    + " join account a on a.id = r.account_id"
                    + " left join institution i on i.id = r.institution_id"
                    + " where a.user_name = ?1 and a.active"
                    + " and r.valid_from <= ?2 and (r.valid_to is null or r.valid_to > ?2)"
                    + " order by r.id")
            .setParameter(1, Account.normal(user))
            .setParameter(2, Timestamp.from(at))
            .setMaxResults(MOST_ROLES)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(Accounts::held).toList();
  }

  /** The roles that active accounts hold at an instant, by user name; who holds none is missing. */
  Map<String, List<Scope>> scopesOfAll(Set<String> users, Instant at) {
    List<?> rows =
        em.createNativeQuery(
                "select r.role, r.institution_id, i.path, i.code, a.user_name"
                    + " from account a join role_assignment r on a.id = r.account_id"
                    + " left join institution i on i.id = r.institution_id"
                    + " where a.user_name = any (string_to_array(?1, ',')) and a.active"
                    + " and r.valid_from <= ?2 and (r.valid_to is null or r.valid_to > ?2)")
            .setParameter(1, String.join(",", users))
            .setParameter(2, java.sql.Timestamp.from(at))
            .setMaxResults(users.size() * MOST_ROLES)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(
            Collectors.groupingBy(
                row -> (String) row[4],
                Collectors.mapping(row -> held(row).scope(), Collectors.toList())));
  }

  private static Held held(Object[] row) {
    Number institution = (Number) row[1];
    Long id = institution == null ? null : institution.longValue();
    return new Held(new Scope((String) row[0], id, (String) row[2]), (String) row[3]);
  }

  /** The id of the institution with this code; {@link IllegalStateException} without one. */
  long requireInstitutionId(String code) {
    List<?> ids =
        em.createNativeQuery("select id from institution where code = ?1")
            .setParameter(1, code)
            .setMaxResults(1)
            .getResultList();
    if (ids.isEmpty()) {
      throw new IllegalStateException("No institution has the code " + code);
    }
    return ((Number) ids.get(0)).longValue();
  }

  /** Whether no account exists yet: the first start. */
  boolean isEmpty() {
    return em.createNamedQuery("Account.all", Long.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Some of the accounts whose passwords are publicly known; empty in a sound installation. */
  List<String> demoUsers() {
    return em.createNamedQuery("Account.demo", String.class)
        .setMaxResults(MOST_NAMED)
        .getResultList();
  }

  /** Keeps a new account; its id is known afterwards. */
  void add(Account account) {
    em.persist(account);
  }

  /** Keeps a new role of an account. */
  void add(RoleAssignment assignment) {
    em.persist(assignment);
  }

  /** How many people hold a role for this very institution at a moment. */
  public long serving(long institutionId, Instant at) {
    return ((Number)
            em.createNativeQuery(
                    "select count(distinct r.account_id) from role_assignment r"
                        + " join account a on a.id = r.account_id and a.active"
                        + " where r.institution_id = ?1 and r.valid_from <= ?2"
                        + " and (r.valid_to is null or r.valid_to > ?2)")
                .setParameter(1, institutionId)
                .setParameter(2, Timestamp.from(at))
                .getSingleResult())
        .longValue();
  }

  /**
   * Ends the roles that are held for an institution no later than it ends itself; they go on by
   * {@link #goOnWith}.
   *
   * @return how many roles end earlier than they would have
   */
  public int endWith(long institutionId, Instant end) {
    return em.createNativeQuery(
            "update role_assignment set valid_to_before = case when ended_with_institution"
                + " then valid_to_before else valid_to end, valid_to = least(?2, case when"
                + " ended_with_institution then valid_to_before else valid_to end),"
                + " ended_with_institution = true, version = version + 1"
                + " where institution_id = ?1 and valid_from < ?2"
                + " and (valid_to is null or valid_to > ?2 or ended_with_institution)")
        .setParameter(1, institutionId)
        .setParameter(2, Timestamp.from(end))
        .executeUpdate();
  }

  /**
   * Lets the roles go on that would have ended with their institution, as they were before.
   *
   * @return how many
   */
  public int goOnWith(long institutionId) {
    return em.createNativeQuery(
            "update role_assignment set valid_to = valid_to_before, valid_to_before = null,"
                + " ended_with_institution = false, version = version + 1"
                + " where institution_id = ?1 and ended_with_institution")
        .setParameter(1, institutionId)
        .executeUpdate();
  }
}
