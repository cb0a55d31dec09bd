package id.lapor.it;

import java.time.Duration;
import java.util.function.Supplier;

/** Bounded waiting for what happens a moment later. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  private Eventually() {}

  /** Repeats the assertions until they hold; after 30 seconds their last failure is thrown. */
  public static void eventually(Runnable assertions) {
    eventually(
        () -> {
          assertions.run();
          return null;
        },
        LONGEST);
  }

  /** Repeats until {@code attempt} returns; after the limit its last failure is thrown. */
  public static <T> T eventually(Supplier<T> attempt, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        pause();
      }
    }
  }

  /** Repeats the assertions for as long as given; they must hold each time. */
  public static void always(Runnable assertions, Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      assertions.run();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
