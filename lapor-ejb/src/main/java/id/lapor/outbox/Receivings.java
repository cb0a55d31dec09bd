package id.lapor.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** How institutions receive hand-offs: in the portal, unless something else was set. */
@ApplicationScoped
public class Receivings {

  /** More than anybody sets for one institution. */
  private static final int AT_MOST = 200;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject Channels channels;
  @Inject Clock clock;

  /** What was set for an institution, the latest first; empty for the portal from the beginning. */
  public List<Receiving> of(long institutionId) {
    return em.createQuery(
            "select r from Receiving r where r.institutionId = :institution"
                + " order by r.validFrom desc",
            Receiving.class)
        .setParameter("institution", institutionId)
        .setMaxResults(AT_MOST)
        .getResultList();
  }

  /**
   * Sets the way from a day on. What was set for that day or later holds no more; what holds on the
   * day before ends then. With a queue the institution gets a channel, which it keeps.
   *
   * @param code of the institution
   * @param today in the zone by whose days the register counts
   * @throws id.lapor.shared.RuleViolation {@code required}, {@code in-the-past} or {@code
   *     channel-code}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Receiving set(
      long institutionId, String code, ReceivingWay way, LocalDate first, LocalDate today) {
    Receiving wanted = Receiving.from(institutionId, way, first, today, clock.instant());
    for (Receiving earlier : of(institutionId)) {
      if (!earlier.validFrom().isBefore(first)) {
        em.remove(earlier);
      } else if (earlier.isValidOn(first)) {
        earlier.endBefore(first);
      }
    }
    em.flush(); // the day may have been set before: what was goes first
    em.persist(wanted);
    if (way.byQueue() && channels.own(institutionId).isEmpty()) {
      channels.open(institutionId, code);
    }
    return wanted;
  }
}
