package id.lapor.handoff;

import id.lapor.watch.Runs;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;

/** Looks once a second for what the open pages of this node have to be told. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class LiveSweep {

  @Inject LiveTelling telling;
  @Inject Clock clock;

  /** Every second. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void sweep() {
    Runs.again("live", run -> run.done(telling.turn(clock.instant())));
  }
}
