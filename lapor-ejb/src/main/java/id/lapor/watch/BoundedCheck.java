package id.lapor.watch;

import jakarta.annotation.Resource;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * A check that answers in three seconds, whatever it looks at does. A look that hangs is not begun
 * a second time, so that frequent questions use up no threads.
 *
 * <p>A new check extends this, is {@code @ApplicationScoped} and {@code @Readiness}, lies in the
 * package of what it looks at and is named in {@code docs/operations.md}. Only what this node needs
 * to serve anybody may be {@link Finding#down}; the rest is {@link Finding#degraded}, because a
 * load balancer takes a node out that is down.
 */
public abstract class BoundedCheck implements HealthCheck {

  private static final Duration LONGEST = Duration.ofSeconds(3);

  @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
  ExecutorService threads;

  private Future<Finding> running;

  /** One word, the key of the check for operators and their programs. */
  public abstract String name();

  /**
   * Looks; may take its time and throw what it likes.
   *
   * @throws Exception makes the finding {@link #failed}
   */
  protected abstract Finding look() throws Exception;

  /** What it means when {@link #look} throws or does not come back; down, unless overridden. */
  protected Finding failed(String reason) {
    return Finding.down(reason);
  }

  /** The finding of now. */
  public Finding finding() {
    return begin().get();
  }

  /**
   * Begins to look and goes on at once; what is returned waits for the finding. Several checks are
   * begun before the first is waited for, so that they take no longer together than one alone.
   */
  public Supplier<Finding> begin() {
    Future<Finding> looking;
    try {
      looking = asked();
    } catch (RejectedExecutionException busy) {
      return () -> failed("no thread free to look");
    }
    long until = System.nanoTime() + LONGEST.toNanos();
    return () -> found(looking, until - System.nanoTime());
  }

  private Finding found(Future<Finding> looking, long nanos) {
    try {
      return looking.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      return failed("no answer within " + LONGEST.toSeconds() + " seconds");
    } catch (ExecutionException thrown) {
      return failed("failed with " + thrown.getCause().getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    }
  }

  @Override
  public HealthCheckResponse call() {
    return finding().response(name());
  }

  private synchronized Future<Finding> asked() {
    if (running == null || running.isDone()) {
      running = threads.submit(this::look);
    }
    return running;
  }
}
