package id.lapor.handoff;

import id.lapor.identity.Role;
import id.lapor.shared.Refusals;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks once a minute for limits that have passed for so long that they go one level up. Any node
 * may run it: the lock on the report decides. One that fails does not stop the others.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EscalationSweep {

  /** How many limits of a level a sweep deals with; the rest waits for the next one. */
  static final int BATCH = 200;

  private static final System.Logger LOG = System.getLogger(EscalationSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject Escalating escalating;

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  void sweep() {
    Runs.alone(running, "escalation-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    for (Long deadline : escalating.due(BATCH)) {
      try {
        run.done(escalating.escalate(deadline) ? 1 : 0);
      } catch (EJBException failed) {
        if (Refusals.isOutage(failed)) {
          throw failed;
        }
        run.failed();
        LOG.log(System.Logger.Level.ERROR, "Limit " + deadline + " stays where it is", failed);
      }
    }
  }
}
