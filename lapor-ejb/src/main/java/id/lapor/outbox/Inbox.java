package id.lapor.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;

/**
 * Remembers for 90 days which messages have taken effect, in the transaction in which they did.
 *
 * <p>A replay that comes later is caught by the state of the hand-off.
 */
@ApplicationScoped
public class Inbox {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Clock clock;

  /**
   * False when this message has taken effect before.
   *
   * <p>Of two that are received at once, one waits here until the other's transaction has ended.
   * The primary key alone would not do: rows lie in partitions by month of receipt, and the two may
   * fall into different months.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isNew(String messageId) {
    em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
        .setParameter(1, messageId)
        .setMaxResults(1)
        .getSingleResult();
    return em.createNativeQuery(
                "insert into inbox_message (message_id, received_at)"
                    + " select cast(?1 as varchar), cast(?2 as timestamptz)"
                    + " where not exists (select 1 from inbox_message where message_id = ?1)")
            .setParameter(1, messageId)
            .setParameter(2, Timestamp.from(clock.instant()))
            .executeUpdate()
        == 1;
  }
}
