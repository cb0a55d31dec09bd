package id.lapor.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The only place that reads the clock.
 *
 * <p>Inside {@link #at} the calling thread lives at another instant: demo reports get a past of
 * their own that way, through the same use cases as any other report. Nobody else may call it.
 */
@ApplicationScoped
public class ClockProducer {

  private static final ThreadLocal<Instant> MOVED = new ThreadLocal<>();

  private static final Clock CLOCK = new MovableClock(ZoneOffset.UTC);

  @Produces
  public Clock clock() {
    return CLOCK;
  }

  /** Runs {@code step} as if it were {@code instant}, on this thread only. */
  public static <T> T at(Instant instant, Supplier<T> step) {
    MOVED.set(instant);
    try {
      return step.get();
    } finally {
      MOVED.remove();
    }
  }

  /** Whether this thread lives at another instant: what it does then is told to nobody outside. */
  public static boolean isMoved() {
    return MOVED.get() != null;
  }

  private static final class MovableClock extends Clock {

    private final ZoneId zone;

    private MovableClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new MovableClock(other);
    }

    /** Cut to microseconds, as PostgreSQL keeps them: what is hashed is what is stored. */
    @Override
    public Instant instant() {
      Instant moved = MOVED.get();
      Instant now = moved != null ? moved : Clock.systemUTC().instant();
      return now.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    @Override
    public long millis() {
      return instant().toEpochMilli();
    }

    /** How far the calling thread is moved; zero outside {@link ClockProducer#at}. */
    @Override
    public String toString() {
      Instant moved = MOVED.get();
      return moved == null
          ? "now"
          : "moved by " + Duration.between(moved, Clock.systemUTC().instant());
    }
  }
}
