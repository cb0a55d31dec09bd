package id.lapor.handoff;

import id.lapor.watch.Runs;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Lets go of drafts that nobody went on with, and of those who have closed a report without saying
 * so. Any node may run it: each passes over what another holds.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class CaseSweep {

  private static final int BATCH = 1_000;

  @Inject CaseDrafts drafts;
  @Inject CasePresences presences;
  @Inject Clock clock;

  /** Once every ten minutes. */
  @Schedule(hour = "*", minute = "4/10", second = "20", persistent = false)
  void sweep() {
    Runs.again("case-sweep", this::sweep);
  }

  private void sweep(Runs.Run run) {
    run.done(drafts.forget(clock.instant().minus(CaseDraft.LIFE), BATCH));
    run.done(presences.forget(clock.instant(), BATCH));
  }
}
