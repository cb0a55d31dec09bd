package id.lapor.reference;

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
 * Looks at files of reference data and lets them go in, one after the other, so that nobody waits
 * for a long one before an open page. Any node may run it.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportSweep {

  private static final int FILES = 5;

  private static final System.Logger LOG = System.getLogger(ImportSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject DueImports due;

  /** Every second. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void sweep() {
    Runs.alone(running, "import-sweep", this::sweep);
  }

  /** What nobody asks for any more, four times an hour. */
  @Schedule(hour = "*", minute = "3/15", second = "50", persistent = false)
  void forget() {
    Runs.again("import-forget", run -> run.done(due.forget()));
  }

  void sweep(Runs.Run run) {
    for (String file : due.due(FILES)) {
      perform(file, run);
    }
  }

  private void perform(String file, Runs.Run run) {
    try {
      Optional<String> refused = due.perform(file);
      if (refused.filter(DueImports.LATER::equals).isPresent()) {
        return;
      }
      refused.ifPresent(rule -> due.fail(file, rule));
      run.done(1);
    } catch (EJBException failed) {
      if (Refusals.isOutage(failed)) {
        throw failed;
      }
      run.failed();
      LOG.log(System.Logger.Level.ERROR, "A file of reference data failed: " + file, failed);
      due.fail(file, DueImports.FAULT);
    }
  }
}
