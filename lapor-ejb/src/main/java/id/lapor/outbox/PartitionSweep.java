package id.lapor.outbox;

import id.lapor.watch.Runs;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps the tables that lie in monthly partitions: the coming months are there in time, and months
 * whose every row has been kept long enough go.
 *
 * <p>Any node may run it; the database lets one at a time.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class PartitionSweep {

  private static final Logger LOGGER = System.getLogger(PartitionSweep.class.getName());

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  /** A server that was away for months must not receive before it has sure ground. */
  @PostConstruct
  void sweepAtStart() {
    sweep();
  }

  /** Every night at 02:10. */
  @Schedule(hour = "2", minute = "10", persistent = false)
  void sweep() {
    Runs.of("partition-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    Number dropped =
        (Number)
            em.createNativeQuery("select keep_monthly_tables()").setMaxResults(1).getSingleResult();
    run.done(dropped.longValue());
    LOGGER.log(Level.DEBUG, "Dropped {0} monthly partitions", dropped);
  }
}
