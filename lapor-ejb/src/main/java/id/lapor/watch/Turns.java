package id.lapor.watch;

import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The turns of what a node does again and again by itself: each is due a pause after the one before
 * has ended, so that none runs beside another, and none after the node began to stop.
 */
public final class Turns {

  private boolean stopping;

  /** Sets the next turn. */
  public void next(TimerService timers, Duration pause) {
    if (!stopping) {
      timers.createSingleActionTimer(pause.toMillis(), new TimerConfig(null, false));
    }
  }

  /** Takes this turn and sets the next, whatever becomes of this one. */
  public void take(Runnable turn, TimerService timers, Supplier<Duration> pause) {
    try {
      turn.run();
    } finally {
      next(timers, pause.get());
    }
  }

  /** Lets the last turn end without another. */
  public void end() {
    stopping = true;
  }
}
