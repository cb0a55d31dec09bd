package id.lapor.outbox;

import id.lapor.shared.SqlTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers each time the database or the broker was put back to an earlier state, and begins a new
 * epoch of every channel: numbers of the lost time may have been given, and are not given again.
 */
@ApplicationScoped
public class Restorations {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /** Whether none was ever noted: the database is new, or older than this bookkeeping. */
  public boolean none() {
    return em.createNativeQuery("select 1 from restoration")
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Notes a state of the database that asks for nothing: the first that was ever seen. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void noteFirst(String mark) {
    insert(mark, true);
  }

  /**
   * Begins a restoration, and with it a new epoch of every channel; once for each mark, on
   * whichever node.
   *
   * @return when it began; empty when it is complete already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Instant> begin(String mark) {
    if (insert(mark, false)) {
      em.createNativeQuery("update channel set epoch = epoch + 1, next_sequence = 1")
          .executeUpdate();
    }
    List<?> incomplete =
        em.createNativeQuery(
                "select begun_at from restoration where mark = ?1 and completed_at is null")
            .setParameter(1, mark)
            .setMaxResults(1)
            .getResultList();
    return incomplete.stream().findFirst().map(SqlTime::instant);
  }

  /** Everything that may have been lost was promised again. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void complete(String mark) {
    em.createNativeQuery(
            "update restoration set completed_at = ?2 where mark = ?1 and completed_at is null")
        .setParameter(1, mark)
        .setParameter(2, Timestamp.from(clock.instant()))
        .executeUpdate();
  }

  private boolean insert(String mark, boolean complete) {
    Timestamp now = Timestamp.from(clock.instant());
    return em.createNativeQuery(
                "insert into restoration (mark, begun_at, completed_at)"
                    + " values (?1, ?2, cast(?3 as timestamptz)) on conflict (mark) do nothing")
            .setParameter(1, mark)
            .setParameter(2, now)
            .setParameter(3, complete ? now : null)
            .executeUpdate()
        == 1;
  }
}
