package id.lapor.report;

import id.lapor.identity.Role;
import id.lapor.watch.Runs;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Every night: forgets who supported what when it was long ago. Any node may run it. */
@Singleton
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SupportSweep {

  @Inject OldSupport old;

  /** At 02:40. */
  @Schedule(hour = "2", minute = "40", persistent = false)
  void sweep() {
    Runs.again("support-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    int gone;
    do {
      gone = old.forget();
      run.done(gone);
    } while (gone == OldSupport.BATCH);
  }
}
