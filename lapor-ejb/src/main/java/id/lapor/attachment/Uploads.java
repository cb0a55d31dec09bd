package id.lapor.attachment;

import id.lapor.shared.NotFound;
import id.lapor.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All files that are on their way. */
@ApplicationScoped
public class Uploads {

  /** Bytes that one source may have waiting; many people share one address of an operator. */
  static final long MOST_OF_AN_OWNER = 1L << 30;

  /** Bytes that may wait altogether. */
  static final long MOST_OF_ALL = 20L << 30;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * Takes one in, unless too much waits already.
   *
   * @throws RuleViolation {@code too-much-waiting}
   */
  void add(Upload upload, UploadOwner owner) {
    if (waiting(owner.key()) + upload.length() > MOST_OF_AN_OWNER
        || waiting(null) + upload.length() > MOST_OF_ALL) {
      throw new RuleViolation("too-much-waiting", "Too much waits to be attached");
    }
    em.persist(upload);
    em.flush();
  }

  private long waiting(String owner) {
    String sql = "select coalesce(sum(length), 0) from upload";
    Query query =
        owner == null
            ? em.createNativeQuery(sql)
            : em.createNativeQuery(sql + " where owner = ?1").setParameter(1, owner);
    return ((Number) query.getSingleResult()).longValue();
  }

  /**
   * One that has not expired, to be looked at.
   *
   * @throws NotFound when there is none
   */
  Upload require(String id, Instant now) {
    return find(id, now, LockModeType.NONE).orElseThrow(Uploads::unknown);
  }

  /** The same, locked. */
  Upload lock(String id, Instant now) {
    return find(id, now, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Uploads::unknown);
  }

  Optional<Upload> find(String id, Instant now, LockModeType lock) {
    return em.createQuery(
            "select u from Upload u where u.uuid = :id and u.expiresAt > :now", Upload.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  void remove(Upload upload) {
    em.remove(upload);
  }

  /** A batch of those that nobody took in time. */
  List<Upload> expired(Instant now, int batch) {
    return em.createQuery(
            "select u from Upload u where u.expiresAt <= :now order by u.expiresAt, u.id",
            Upload.class)
        .setParameter("now", now)
        .setMaxResults(batch)
        .getResultList();
  }

  /** Whether this one is still on its way. */
  boolean known(String id) {
    return !em.createQuery("select u.uuid from Upload u where u.uuid = :id", String.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static NotFound unknown() {
    return new NotFound("There is no such upload");
  }
}
