package id.lapor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How many seconds ago the background work of this node was last seen to run. */
@ApplicationScoped
@Readiness
public class SweepsCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    Finding finding = Finding.ok();
    for (Map.Entry<String, Duration> work : Runs.ages().entrySet()) {
      finding.with(work.getKey(), work.getValue().toSeconds());
    }
    return finding.response("sweeps");
  }
}
