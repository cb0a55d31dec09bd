package id.lapor.bulk;

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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Works on the jobs that run, a batch of each in turn, so that a long one keeps nobody waiting. Any
 * node may run it: each passes over the lines that another holds. What was begun when a node
 * stopped is waiting when the next one looks.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkSweep {

  /** How many jobs a run looks at, and how many lines of each it does. */
  static final int JOBS = 20;

  static final int BATCH = 100;

  private static final System.Logger LOG = System.getLogger(BulkSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject DueBulkItems due;

  /** Every two seconds. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void sweep() {
    Runs.alone(running, "bulk-sweep", this::sweep);
  }

  /** What nobody started or asks for any more, once an hour. */
  @Schedule(hour = "*", minute = "17", second = "40", persistent = false)
  void forget() {
    Runs.again("bulk-forget", run -> run.done(due.forget(BATCH)));
  }

  void sweep(Runs.Run run) {
    for (long job : due.running(JOBS)) {
      var items = due.waiting(job, BATCH);
      items.forEach(item -> perform(item, run));
      if (items.size() < BATCH) {
        due.finish(job);
      }
    }
  }

  private void perform(long item, Runs.Run run) {
    try {
      Optional<String> refused = due.perform(item);
      refused.ifPresent(rule -> due.refuse(item, rule));
      run.done(1);
    } catch (EJBException failed) {
      if (Refusals.isOutage(failed)) {
        throw failed;
      }
      Optional<RuntimeException> refusal = Refusals.in(failed);
      if (refusal.isPresent()) {
        due.refuse(item, DueBulkItems.rule(refusal.get()));
        run.done(1);
        return;
      }
      run.failed();
      LOG.log(System.Logger.Level.ERROR, "Line " + item + " of a job failed", failed);
      due.fail(item);
    }
  }
}
