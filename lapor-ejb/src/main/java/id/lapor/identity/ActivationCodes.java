package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The codes that wait for staff to choose their first password. An account has at most one; a new
 * one ends the one before. Of a code only its keyed hash is kept.
 */
@ApplicationScoped
public class ActivationCodes {

  static final Duration LIFE = Duration.ofDays(14);

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Keys keys;

  /** What stands where an account has no password yet: no password has this hash. */
  public String noPassword() {
    return Passwords.NOBODY;
  }

  /** Those of these users who can sign in once they have chosen a password, and have none yet. */
  public List<String> withoutPassword(List<String> users) {
    if (users.isEmpty()) {
      return List.of();
    }
    List<?> found =
        em.createNativeQuery(
                "select user_name from account where active and password_hash = ?1"
                    + " and user_name in (select jsonb_array_elements_text(cast(?2 as jsonb)))"
                    + " order by user_name")
            .setParameter(1, Passwords.NOBODY)
            .setParameter(2, Json.createArrayBuilder(users).build().toString())
            .setMaxResults(users.size())
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  /** Issues a code to each of these users that has no password yet, and to nobody else. */
  @Transactional
  public List<ActivationCode> issue(Collection<String> users, Instant now) {
    Instant expiresAt = now.plus(LIFE);
    List<ActivationCode> issued = new ArrayList<>();
    JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
    JsonArrayBuilder rows = json.createArrayBuilder();
    for (String user : users) {
      AccessCode code = AccessCode.create();
      issued.add(new ActivationCode(user, code.shown(), expiresAt));
      rows.add(json.createObjectBuilder().add("user_name", user).add("hash", code.hash(keys)));
    }
    int kept =
        em.createNativeQuery(
                "insert into activation_code (account_id, code_hash, issued_at, expires_at)"
                    + " select a.id, f.hash, ?2, ?3 from jsonb_to_recordset(cast(?1 as jsonb))"
                    + " as f(user_name text, hash text)"
                    + " join account a on a.user_name = f.user_name and a.password_hash = ?4"
                    + " on conflict (account_id) do update set code_hash = excluded.code_hash,"
                    + " issued_at = excluded.issued_at, expires_at = excluded.expires_at,"
                    + " used_at = null")
            .setParameter(1, rows.build().toString())
            .setParameter(2, Timestamp.from(now))
            .setParameter(3, Timestamp.from(expiresAt))
            .setParameter(4, Passwords.NOBODY)
            .executeUpdate();
    if (kept != issued.size()) {
      throw new IllegalStateException("An account that has a password needs no code");
    }
    return issued;
  }

  /**
   * Gives an account its first password; false when the code is not the one that waits, or ended.
   *
   * @param passwordHash of the password that was chosen
   */
  @Transactional
  public boolean redeem(String user, AccessCode code, String passwordHash, Instant now) {
    int redeemed =
        em.createNativeQuery(
                "update activation_code c set used_at = ?3 from account a"
                    + " where a.id = c.account_id and a.user_name = ?1 and a.active"
                    + " and c.code_hash = ?2 and c.used_at is null and c.expires_at > ?3")
            .setParameter(1, Account.normal(user))
            .setParameter(2, code.hash(keys))
            .setParameter(3, Timestamp.from(now))
            .executeUpdate();
    if (redeemed == 0) {
      return false;
    }
    em.createNativeQuery(
            "update account set password_hash = ?2, version = version + 1 where user_name = ?1")
        .setParameter(1, Account.normal(user))
        .setParameter(2, passwordHash)
        .executeUpdate();
    return true;
  }
}
