package id.lapor.handoff;

import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Open hand-offs, for tests of other features. */
public final class GivenOpenWork {

  private GivenOpenWork() {}

  /** What counts them, within the transaction of this entity manager. */
  public static OpenWork work(EntityManager em, Clock clock) {
    OpenWork work = new OpenWork();
    work.em = em;
    work.clock = clock;
    return work;
  }

  /** An institution gets a hand-off for each status; once in a transaction. */
  public static void handoffs(EntityManager em, long institution, String... statuses) {
    GivenWork given = new GivenWork(em);
    for (String status : statuses) {
      given.handoff(institution, status);
    }
  }

  /** Nothing is owed any more. */
  public static void complete(EntityManager em, long institution) {
    em.createNativeQuery("update handoff set status = 'COMPLETED' where institution_id = ?1")
        .setParameter(1, institution)
        .executeUpdate();
  }
}
