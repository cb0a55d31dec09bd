package id.lapor.report;

import id.lapor.deadline.Timer;
import id.lapor.identity.Role;
import id.lapor.shared.Refusals;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every ten seconds for limits that have passed. Any node may run it: the lock on the report
 * decides. One report that fails does not stop the others.
 */
@Singleton
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadlineSweep {

  /** How many limits of one kind a sweep deals with; the rest waits for the next one. */
  static final int BATCH = 200;

  private static final System.Logger LOG = System.getLogger(DeadlineSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject DueDeadlines due;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void sweep() {
    Runs.alone(running, "deadline-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    for (Timer timer : Timer.values()) {
      for (Long deadline : due.passed(timer, BATCH)) {
        handle(deadline, run);
      }
    }
    due.forgetKeptAnswers();
  }

  private void handle(Long deadline, Runs.Run run) {
    try {
      due.handle(deadline);
      run.done(1);
    } catch (EJBException failed) {
      if (Refusals.isOutage(failed)) {
        throw failed;
      }
      run.failed();
      LOG.log(
          System.Logger.Level.ERROR, "Deadline " + deadline + " stays for the next sweep", failed);
    }
  }
}
