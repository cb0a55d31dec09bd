package id.lapor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether threads wait for each other for ever; nothing but a restart helps then. */
@ApplicationScoped
@Liveness
public class ThreadsCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    Finding finding = stuck == null ? Finding.ok() : Finding.down("threads wait for each other");
    return finding.with("deadlocked", stuck == null ? 0 : stuck.length).response("threads");
  }
}
