package id.lapor.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Deletes what lies around a report that was erased, in the transaction of the erasure. */
@ApplicationScoped
public class ErasedTexts {

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /**
   * Deletes the free texts of all events, and who supported the report; how many did stays. The
   * events with their digests stay, and with them the chain. What the report itself says must have
   * been erased before, since its words for the search are written anew with each text otherwise.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(long reportId) {
    em.flush();
    em.createNativeQuery(
            "delete from event_content c using report_event e"
                + " where e.report_id = ?1 and c.event_id = e.id")
        .setParameter(1, reportId)
        .executeUpdate();
    em.createNativeQuery("delete from report_supporter where report_id = ?1")
        .setParameter(1, reportId)
        .executeUpdate();
  }
}
