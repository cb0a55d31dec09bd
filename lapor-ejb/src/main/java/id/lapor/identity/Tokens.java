package id.lapor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer tokens in force. A token is 32 random bytes, good for 12 hours; the database keeps
 * only its SHA-256, which at that size nobody can turn back.
 */
@ApplicationScoped
public class Tokens {

  static final Duration LIFE = Duration.ofHours(12);
  private static final int BYTES = 32;
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** Issues a token for the account; it is known only to whoever receives it. */
  @Transactional
  public Token issue(Account account, Instant now) {
    String token = random();
    Instant expiresAt = now.plus(LIFE);
    em.createNativeQuery(
            "insert into access_token (token_hash, account_id, issued_at, expires_at)"
                + " values (?1, ?2, ?3, ?4)")
        .setParameter(1, sha256(token))
        .setParameter(2, account.id())
        .setParameter(3, Timestamp.from(now))
        .setParameter(4, Timestamp.from(expiresAt))
        .executeUpdate();
    return new Token(token, expiresAt);
  }

  /** The active account that a token is of. */
  record Holder(String user, String title) {}

  /** Who holds a token in force; empty when it is unknown, malformed, expired or revoked. */
  Optional<Holder> holderOf(String token, Instant now) {
    if (token == null || !WELL_FORMED.matcher(token).matches()) {
      return Optional.empty();
    }
    List<?> holders =
        em.createNativeQuery(
                "select a.user_name, a.title from access_token t join account a on a.id = t.account_id"
                    + " where t.token_hash = ?1 and t.expires_at > ?2 and t.revoked_at is null"
                    + " and a.active")
            .setParameter(1, sha256(token))
            .setParameter(2, Timestamp.from(now))
            .setMaxResults(1)
            .getResultList();
    return holders.stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(row -> new Holder((String) row[0], (String) row[1]));
  }

  /** Ends one token; ending it again changes nothing. */
  void revoke(String token, Instant now) {
    em.createNativeQuery(
            "update access_token set revoked_at = ?2 where token_hash = ?1 and revoked_at is null")
        .setParameter(1, sha256(token))
        .setParameter(2, Timestamp.from(now))
        .executeUpdate();
  }

  /** Ends all tokens of an account. */
  void revokeAll(Account account, Instant now) {
    em.createNativeQuery(
            "update access_token set revoked_at = ?2 where account_id = ?1 and revoked_at is null")
        .setParameter(1, account.id())
        .setParameter(2, Timestamp.from(now))
        .executeUpdate();
  }

  /** 32 random bytes as 43 characters of base64url. */
  static String random() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The form in which a token is kept: 64 hexadecimal digits. */
  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
