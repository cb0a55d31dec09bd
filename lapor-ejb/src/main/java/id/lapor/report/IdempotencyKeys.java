package id.lapor.report;

import id.lapor.identity.Keys;
import id.lapor.identity.Secret;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers to submissions that a client may repeat, kept 24 hours. They hold an access code and are
 * encrypted for it.
 */
@ApplicationScoped
public class IdempotencyKeys {

  /** How long a repetition gets the first answer again. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final int SWEEP_BATCH = 1_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Keys keys;
  @Inject Clock clock;

  /**
   * Claims the key in the caller's transaction. A second caller with the same key waits here until
   * the first has ended.
   *
   * @return the answer that was given before, or empty when the key is new
   * @throws RuleViolation {@code idempotency-key-reused} when it came with another body
   */
  Optional<String> claim(IdempotencyKey key) {
    Timestamp now = Timestamp.from(clock.instant());
    Timestamp expired = Timestamp.from(clock.instant().minus(KEPT));
    int claimed =
        em.createNativeQuery(
                "insert into idempotency_key (client, key_digest, body_digest, made_at)"
                    + " values (?1, ?2, ?3, ?4) on conflict (client, key_digest) do update"
                    + " set body_digest = excluded.body_digest, made_at = excluded.made_at,"
                    + " answer = null where idempotency_key.made_at < ?5")
            .setParameter(1, key.client())
            .setParameter(2, digest(key))
            .setParameter(3, key.bodyDigest())
            .setParameter(4, now)
            .setParameter(5, expired)
            .executeUpdate();
    if (claimed == 1) {
      return Optional.empty();
    }
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "select body_digest, answer from idempotency_key"
                        + " where client = ?1 and key_digest = ?2")
                .setParameter(1, key.client())
                .setParameter(2, digest(key))
                .getSingleResult();
    if (!row[0].equals(key.bodyDigest())) {
      throw new RuleViolation(
          "idempotency-key-reused", "The key was used with another body before");
    }
    return Optional.of(
        keys.open(Secret.ANSWER, digest(key), new String((byte[]) row[1], StandardCharsets.UTF_8)));
  }

  /** Keeps the answer for repetitions. */
  void keep(IdempotencyKey key, String answer) {
    em.createNativeQuery(
            "update idempotency_key set answer = ?3 where client = ?1 and key_digest = ?2")
        .setParameter(1, key.client())
        .setParameter(2, digest(key))
        .setParameter(
            3, keys.seal(Secret.ANSWER, digest(key), answer).getBytes(StandardCharsets.UTF_8))
        .executeUpdate();
  }

  /** Forgets a batch of answers that are older than 24 hours; how many it forgot. */
  int forgetExpired() {
    return em.createNativeQuery(
            "delete from idempotency_key where (client, key_digest) in (select client, key_digest"
                + " from idempotency_key where made_at < ?1 order by made_at limit ?2"
                + " for update skip locked)")
        .setParameter(1, Timestamp.from(clock.instant().minus(KEPT)))
        .setParameter(2, SWEEP_BATCH)
        .executeUpdate();
  }

  private String digest(IdempotencyKey key) {
    return keys.hash("idempotency", key.client() + '\n' + key.key());
  }
}
