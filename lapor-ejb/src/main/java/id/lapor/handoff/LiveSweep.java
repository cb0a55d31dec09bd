package id.lapor.handoff;

import id.lapor.watch.Runs;
import id.lapor.watch.Turns;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Looks once a second for what the open pages of this node have to be told. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveSweep {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject LiveTelling telling;
  @Inject Clock clock;

  @Resource TimerService timers;

  private final Turns turns = new Turns();

  /** Begins to look. */
  @PostConstruct
  void start() {
    turns.next(timers, PAUSE);
  }

  /** Lets the last turn end without another. */
  @PreDestroy
  void stop() {
    turns.end();
  }

  /** One turn. The next is due after the pause, never while this one runs. */
  @Timeout
  void turn() {
    turns.take(
        () -> Runs.again("live", run -> run.done(telling.turn(clock.instant()))),
        timers,
        () -> PAUSE);
  }
}
