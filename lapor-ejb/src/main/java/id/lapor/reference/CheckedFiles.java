package id.lapor.reference;

import id.lapor.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of reference data that were sent. Each is kept for a day. */
@ApplicationScoped
public class CheckedFiles {

  /** How long a file is kept. */
  static final Duration KEPT = Duration.ofDays(1);

  /** How long it is tried to do what was ordered: longer than an outage that nobody notices. */
  static final Duration TRIED = Duration.ofHours(1);

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** Keeps a new one; what its administrator had before is forgotten, and what is too old. */
  void add(CheckedFile file, Instant now) {
    em.createQuery("delete from CheckedFile f where f.account = :account or f.at < :before")
        .setParameter("account", file.account())
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
    em.persist(file);
    em.flush();
  }

  /** Whether one of this administrator's is under way; nobody else says so before this ends. */
  boolean running(String account) {
    em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('import:' || ?1))")
        .setParameter(1, account)
        .getResultList();
    return !em.createNativeQuery(
            "select 1 from checked_file where account = ?1 and status = 'GOING_IN'")
        .setParameter(1, account)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * One of this administrator's.
   *
   * @throws NotFound when there is none, or it was kept for too long
   */
  CheckedFile require(String id, String account, Instant now) {
    return em.createQuery(
            "select f from CheckedFile f where f.id = :id and f.account = :account"
                + " and f.at >= :after",
            CheckedFile.class)
        .setParameter("id", id)
        .setParameter("account", account)
        .setParameter("after", now.minus(KEPT))
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no such file"));
  }

  /** The same, held until this transaction ends. */
  CheckedFile hold(String id, String account, Instant now) {
    em.createNativeQuery("select 1 from checked_file where id = ?1 for update")
        .setParameter(1, id)
        .getResultList();
    CheckedFile file = require(id, account, now);
    em.refresh(file);
    return file;
  }

  /** Keys of those that something is to be done with, the oldest first. */
  List<String> due(int max) {
    List<?> ids =
        em.createNativeQuery(
                "select id from checked_file where status in ('CHECKING', 'GOING_IN')"
                    + " order by at, id")
            .setMaxResults(max)
            .getResultList();
    return ids.stream().map(String.class::cast).toList();
  }

  /**
   * One that something is to be done with, for this transaction alone; empty when nothing is, or
   * another node does it. Its row stays free, so that others may write how far it is.
   */
  Optional<CheckedFile> claim(String id) {
    Object free =
        em.createNativeQuery(
                "select pg_try_advisory_xact_lock(hashtextextended('checked-file:' || ?1, 0))")
            .setParameter(1, id)
            .getSingleResult();
    if (!Boolean.TRUE.equals(free)) {
      return Optional.empty();
    }
    return Optional.ofNullable(em.find(CheckedFile.class, id))
        .filter(file -> file.status().running());
  }

  /** Forgets what is too old and gives up what could not be done in time; how many. */
  int forget(Instant now) {
    int old =
        em.createQuery("delete from CheckedFile f where f.at < :before")
            .setParameter("before", now.minus(KEPT))
            .executeUpdate();
    return old
        + em.createNativeQuery(
                "update checked_file set status = 'FAILED', rule = ?2"
                    + " where status in ('CHECKING', 'GOING_IN') and at < ?1")
            .setParameter(1, Timestamp.from(now.minus(TRIED)))
            .setParameter(2, DueImports.FAULT)
            .executeUpdate();
  }

  /** Writes how many lines a file has, at once and for all to see. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void counted(String id, int lines) {
    em.createNativeQuery("update checked_file set counted = ?2 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, lines)
        .executeUpdate();
  }

  /** Writes how far a file is, at once and for all to see. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void reached(String id, ImportStep step, int lines) {
    em.createNativeQuery("update checked_file set step = ?2, taken = ?3 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, step.name())
        .setParameter(3, lines)
        .executeUpdate();
  }
}
