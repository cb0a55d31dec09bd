package id.lapor.bulk;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** All jobs on many lines. */
@ApplicationScoped
public class BulkJobs {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** Keeps a new job; its key is known afterwards. */
  void add(BulkJob job) {
    em.persist(job);
    em.flush();
  }

  /**
   * The job with this key.
   *
   * @param account who must have ordered it, or null for anybody
   * @throws NotFound when there is none
   */
  BulkJob require(long id, String account) {
    return checked(em.find(BulkJob.class, id), account);
  }

  /** The same, locked until the transaction ends. */
  BulkJob lock(long id, String account) {
    BulkJob job = checked(em.find(BulkJob.class, id, LockModeType.PESSIMISTIC_WRITE), account);
    em.refresh(job);
    return job;
  }

  private static BulkJob checked(BulkJob job, String account) {
    if (job == null || account != null && !job.orderedBy().equals(account)) {
      throw new NotFound("There is no such job");
    }
    return job;
  }

  /** One person's, or all; the newest first, those before this key. */
  List<BulkJob> before(long key, String account, int max) {
    String own = account == null ? "" : " and j.orderedBy = :account";
    var query =
        em.createQuery(
                "select j from BulkJob j where j.id < :key" + own + " order by j.id desc",
                BulkJob.class)
            .setParameter("key", key)
            .setMaxResults(max);
    return (account == null ? query : query.setParameter("account", account)).getResultList();
  }

  /** Keys of those that run, the oldest first. */
  List<Long> running(int max) {
    List<?> ids =
        em.createNativeQuery("select id from bulk_job where status = 'RUNNING' order by id")
            .setMaxResults(max)
            .getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /**
   * How many of one person's run; nobody else starts one of theirs before this transaction ends.
   */
  int runningOf(String account) {
    em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('bulk:' || ?1))")
        .setParameter(1, account)
        .getResultList();
    Object count =
        em.createNativeQuery(
                "select count(*) from bulk_job where status = 'RUNNING' and ordered_by = ?1")
            .setParameter(1, account)
            .getSingleResult();
    return ((Number) count).intValue();
  }

  /** Whether something takes this one back already, or is prepared to. */
  boolean isUndone(long id) {
    return !em.createNativeQuery("select id from bulk_job where undoes = ?1")
        .setParameter(1, id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Forgets all that one person prepared and never started, but the newest. */
  void forgetPrepared(String account, int keep) {
    em.createNativeQuery(
            "delete from bulk_job where id in (select id from bulk_job where ordered_by = ?1"
                + " and status = 'PREPARED' order by id desc offset ?2)")
        .setParameter(1, account)
        .setParameter(2, keep)
        .executeUpdate();
  }

  void remove(BulkJob job) {
    em.remove(job);
  }

  /** Forgets what was prepared before one moment, and what ended before another; how many. */
  int forget(Instant prepared, Instant ended, int max) {
    return em.createNativeQuery(
            "delete from bulk_job where id in (select id from bulk_job where made_at < ?1"
                + " and (status = 'PREPARED' or ended_at < ?2) order by made_at limit ?3)")
        .setParameter(1, Timestamp.from(prepared))
        .setParameter(2, Timestamp.from(ended))
        .setParameter(3, max)
        .executeUpdate();
  }
}
