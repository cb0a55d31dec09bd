package id.lapor.notification;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes what has happened to the officers whose work it is and to those who follow, every five
 * seconds, and looks once a minute for limits that come near. Any node may run it: each step holds
 * what it works on.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkSweep {

  /** How many steps of a kind one sweep takes. */
  static final int BATCH = 500;

  private static final Logger LOGGER = System.getLogger(WorkSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean reminding = new AtomicBoolean();

  @Inject DueWork work;
  @Inject DueReminders reminders;
  @Inject DueFollowerNews followers;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void sweep() {
    alone(
        running,
        "work-sweep",
        run -> {
          repeat(work::spreadOne, run);
          repeat(work::gatherOne, run);
          repeat(followers::spreadOne, run);
        });
  }

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void remind() {
    alone(
        reminding,
        "reminder-sweep",
        run -> {
          followers.forget();
          reminders.due(BATCH).forEach(deadline -> remind(deadline, run));
        });
  }

  private void remind(Long deadline, Runs.Run run) {
    try {
      reminders.remind(deadline);
      run.done(1);
    } catch (EJBException failed) {
      if (Refusals.isOutage(failed)) {
        throw failed;
      }
      run.failed();
      LOGGER.log(Level.ERROR, "Limit " + deadline + " stays unreminded", failed);
    }
  }

  private static void repeat(BooleanSupplier step, Runs.Run run) {
    for (int done = 0; done < BATCH; done++) {
      if (!step.getAsBoolean()) {
        return;
      }
      run.done(1);
    }
  }

  private static void alone(AtomicBoolean busy, String name, Consumer<Runs.Run> sweep) {
    if (busy.compareAndSet(false, true)) {
      try {
        Runs.again(name, sweep);
      } finally {
        busy.set(false);
      }
    }
  }
}
