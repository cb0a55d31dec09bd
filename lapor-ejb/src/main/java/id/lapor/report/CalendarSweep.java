package id.lapor.report;

import id.lapor.deadline.CalendarChange;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets clocks follow a changed calendar, some bounded batches every fifteen seconds. Any node may
 * run it: counting anew twice moves nothing twice. One report that fails does not stop the others.
 */
@Singleton
@RunAs(Role.SYSTEM)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CalendarSweep {

  /** How many clocks a run counts anew for one change. */
  static final int BATCH = 500;

  /** How many batches a run takes on; the rest waits for the next one. */
  private static final int ROUNDS = 10;

  private static final System.Logger LOG = System.getLogger(CalendarSweep.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject CalendarFollowing following;

  @Schedule(hour = "*", minute = "*", second = "5/15", persistent = false)
  void sweep() {
    Runs.alone(running, "calendar-sweep", this::sweep);
  }

  void sweep(Runs.Run run) {
    for (int round = 0; round < ROUNDS; round++) {
      List<CalendarChange> open = following.open();
      if (open.isEmpty()) {
        return;
      }
      open.forEach(change -> follow(change, run));
    }
  }

  private void follow(CalendarChange change, Runs.Run run) {
    List<Long> clocks = following.next(change, BATCH);
    if (clocks.isEmpty()) {
      following.passed(change);
      return;
    }
    boolean leftOver = false;
    for (Long clock : clocks) {
      leftOver |= !recount(change, clock, run);
    }
    following.reached(change, clocks.get(clocks.size() - 1), leftOver);
  }

  private boolean recount(CalendarChange change, Long clock, Runs.Run run) {
    try {
      boolean counted = following.recount(change, clock);
      run.done(counted ? 1 : 0);
      return counted;
    } catch (EJBException failed) {
      if (Refusals.isOutage(failed)) {
        throw failed;
      }
      run.failed();
      LOG.log(System.Logger.Level.ERROR, "Deadline " + clock + " was not counted anew", failed);
      return false;
    }
  }
}
